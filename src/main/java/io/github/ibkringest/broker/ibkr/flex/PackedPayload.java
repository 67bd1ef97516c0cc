package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.Payload;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The bytes of a document in deflate format, in a scratch file. They are read a second time for it, because most
 * documents are known and need no packing, and the others are packed while their rows are being stored. Thread-safe.
 */
final class PackedPayload implements Payload.Content, AutoCloseable {

    private static final int BLOCK = 1 << 16;

    private final Payload.Content content;
    private final String sha256;
    private final Path file;
    private final FutureTask<Path> packing = new FutureTask<>(this::pack);
    private Thread packer;

    /**
     * @param content the bytes
     * @param sha256 what their digest was when they were read
     * @param file where the packed ones go
     */
    PackedPayload(Payload.Content content, String sha256, Path file) {
        this.content = content;
        this.sha256 = sha256;
        this.file = file;
    }

    @Override
    public synchronized void prepare() {
        if (packer == null) {
            packer = new Thread(packing, "pack-payload");
            packer.setDaemon(true);
            packer.start();
        }
    }

    private Path pack() throws IOException {
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DigestInputStream in = new DigestInputStream(content.open(), DigestUtils.getSha256Digest());
                OutputStream out = new DeflaterOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file), BLOCK), fast, BLOCK)) {
            in.transferTo(out);
            if (!HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(sha256)) {
                throw new IOException("it has changed since its rows were read; sync it again");
            }
        } finally {
            fast.end();
        }
        return file;
    }

    @Override
    public InputStream open() throws IOException {
        prepare();
        try {
            return Files.newInputStream(packing.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it was being packed", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
    }

    /** Stops the packing, if it is still going on, so that the scratch file can be removed. */
    @Override
    public synchronized void close() {
        if (packer != null) {
            packer.interrupt();
            try {
                packer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
