package io.github.ibkringest.broker.ibkr.flex;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Digests a document on a thread of its own while another thread parses it: both read the bytes once. One reader.
 */
final class DigestedStream extends FilterInputStream {

    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> blocks = new ArrayBlockingQueue<>(32);
    private final MessageDigest digest = DigestUtils.getSha256Digest();
    private final Thread digester = new Thread(this::digest, "digest-payload");

    DigestedStream(InputStream in) {
        super(in);
        digester.setDaemon(true);
        digester.start();
    }

    private void digest() {
        try {
            for (byte[] block = blocks.take(); block != END; block = blocks.take()) {
                digest.update(block);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read > 0) {
            put(Arrays.copyOfRange(bytes, offset, offset + read));
        }
        return read;
    }

    private void put(byte[] block) {
        try {
            blocks.put(block);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The SHA-256, in hex, of everything that was read. */
    String finish() {
        put(END);
        try {
            digester.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while digesting", e);
    }

    /** Gives up: nobody wants the digest. */
    void abandon() {
        digester.interrupt();
    }
}
