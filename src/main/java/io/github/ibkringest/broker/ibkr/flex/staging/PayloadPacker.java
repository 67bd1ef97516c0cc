package io.github.ibkringest.broker.ibkr.flex.staging;

import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Digests and packs a document on a thread of its own while another thread parses it: both read the bytes once.
 * One reader.
 */
final class PayloadPacker extends FilterInputStream {

    private static final byte[] END = new byte[0];
    private static final int BLOCK = 1 << 16;

    private final BlockingQueue<byte[]> blocks = new ArrayBlockingQueue<>(32);
    private final MessageDigest digest = sha256();
    private final Thread packer;
    private volatile IOException failure;

    PayloadPacker(InputStream in, Path packed) {
        super(in);
        packer = new Thread(() -> pack(packed), "pack-payload");
        packer.setDaemon(true);
        packer.start();
    }

    private void pack(Path file) {
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream out =
                new DeflaterOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BLOCK), fast, BLOCK)) {
            for (byte[] block = blocks.take(); block != END; block = blocks.take()) {
                digest.update(block);
                out.write(block);
            }
        } catch (IOException e) {
            failure = e;
            drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            fast.end();
        }
    }

    /** The reader must not wait for a packer that has given up. */
    private void drain() {
        try {
            while (blocks.take() != END) {
                continue;
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
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while packing", e);
        }
    }

    /** Waits until everything that was read is packed, and gives its digest in hex. */
    String finish() {
        put(END);
        try {
            packer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while packing", e);
        }
        if (failure != null) {
            throw new UncheckedIOException("the payload cannot be packed; is the disk full?", failure);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Gives up: whatever was packed is of no use. */
    void abandon() {
        packer.interrupt();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
