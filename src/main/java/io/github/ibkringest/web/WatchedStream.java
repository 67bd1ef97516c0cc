package io.github.ibkringest.web;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** A stream to a client, of which it is known how long the present write lasts. One thread writes, others look. */
final class WatchedStream extends FilterOutputStream {

    private static final long IDLE = Long.MIN_VALUE;

    private final Thread writer;
    private volatile long writingSince = IDLE;

    /** @param writer the thread that writes */
    WatchedStream(OutputStream out, Thread writer) {
        super(out);
        this.writer = writer;
    }

    /** A write that may be held up by the other side. */
    private interface Write {

        void run() throws IOException;
    }

    private void watched(Write write) throws IOException {
        writingSince = System.nanoTime();
        try {
            write.run();
        } finally {
            writingSince = IDLE;
        }
    }

    @Override
    public void write(int one) throws IOException {
        watched(() -> out.write(one));
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        watched(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() throws IOException {
        watched(out::flush);
    }

    boolean isStuckSince(Duration longest) {
        long since = writingSince;
        return since != IDLE && System.nanoTime() - since > longest.toNanos();
    }

    void interrupt() {
        writer.interrupt();
    }
}
