package io.github.ibkringest.cli.invocation;

import java.io.PrintWriter;
import java.util.function.Supplier;

/**
 * Says what a command has kept when somebody stops it (Ctrl-C, SIGTERM). From then on the command itself says nothing more:
 * what it meets while the process ends is no failure. Thread-safe.
 */
public final class StopNotice implements AutoCloseable {

    private final PrintWriter err;
    private final Supplier<String> kept;
    private final Thread hook = new Thread(this::stop, "stop-notice");
    private final Object saying = new Object();
    private boolean stopped;

    private StopNotice(PrintWriter err, Supplier<String> kept) {
        this.err = err;
        this.kept = kept;
    }

    /**
     * Listens for signals until it is closed.
     *
     * @param kept the sentence to say; asked when the signal comes
     */
    public static StopNotice listen(PrintWriter err, Supplier<String> kept) {
        StopNotice notice = new StopNotice(err, kept);
        Runtime.getRuntime().addShutdownHook(notice.hook);
        return notice;
    }

    private void stop() {
        synchronized (saying) {
            stopped = true;
            Invocation.say(err, kept.get());
            err.flush();
        }
    }

    /** Whether a signal has come; waits until the notice is said. */
    public boolean isStopped() {
        synchronized (saying) {
            return stopped;
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending, and the notice is said
            synchronized (saying) {
                stopped = true;
            }
        }
    }
}
