package io.github.ibkringest.broker.ibkr.flex.staging;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A scratch file that one thread writes while others read it from its start, each at its own pace: a reader that has
 * caught up waits for more. Thread-safe.
 */
public final class Spool {

    private static final int BLOCK = 1 << 16;

    private final Path file;
    private long written;
    private boolean ended;
    private RuntimeException failure;

    /** A spool over a file that does not exist yet. */
    public Spool(Path file) {
        this.file = file;
    }

    /** Opens the file for its only writer; what is written can be read a block later at the latest. */
    OutputStream write() throws IOException {
        return new BufferedOutputStream(
                new FilterOutputStream(Files.newOutputStream(file)) {
                    @Override
                    public void write(byte[] bytes, int offset, int length) throws IOException {
                        out.write(bytes, offset, length);
                        grow(length);
                    }
                },
                BLOCK);
    }

    private synchronized void grow(int length) {
        written += length;
        notifyAll();
    }

    /** Nothing more will be written. */
    public void end() {
        end(null);
    }

    /** Nothing more will be written, because of a failure that each reader gets; null without failure. */
    synchronized void end(RuntimeException why) {
        ended = true;
        failure = why;
        notifyAll();
    }

    /** The bytes from the start; reading waits for what is yet to be written. */
    InputStream read() {
        return new Reader();
    }

    /** Waits until more than some bytes are there; returns the same number when there will be no more. */
    private synchronized long beyond(long read) {
        try {
            while (written == read && !ended) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for rows", e);
        }
        if (failure != null) {
            throw failure;
        }
        return written;
    }

    private final class Reader extends InputStream {

        private InputStream in;
        private long position;
        private long end;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (position == end) {
                end = beyond(position);
            }
            if (position == end) {
                return -1;
            }
            if (in == null) {
                in = Files.newInputStream(file);
            }
            int read = in.read(bytes, offset, (int) Math.min(length, end - position));
            position += read;
            return read;
        }

        @Override
        public void close() throws IOException {
            if (in != null) {
                in.close();
            }
        }
    }
}
