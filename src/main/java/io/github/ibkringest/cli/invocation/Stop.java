package io.github.ibkringest.cli.invocation;

import io.github.ibkringest.store.Database;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a service that is asked to stop (SIGTERM, Ctrl-C): what is running may finish within the grace; after that it is
 * cut off, so that it rolls back, and the process ends. Thread-safe.
 */
public final class Stop {

    private static final Logger LOG = LoggerFactory.getLogger(Stop.class);

    /** For the routes to stop after the end of the grace period. */
    private static final Duration MARGIN = Duration.ofSeconds(3);

    /** For the embedded server to stop. */
    private static final Duration LAST = Duration.ofSeconds(10);

    private final Duration grace;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private Thread hook;

    public Stop(Duration grace) {
        this.grace = grace;
    }

    /** Listens for signals from now on. */
    public void listen(Database database) {
        hook = new Thread(() -> end(database), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Waits until somebody asks to stop. */
    public void awaitRequest() throws InterruptedException {
        asked.await();
    }

    /** Everything is closed; the process may go. One that nobody asked to stop ends with an exit code of its own. */
    public void ended() {
        ended.countDown();
        if (hook != null && asked.getCount() > 0) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                LOG.debug("asked to stop at this moment");
            }
        }
    }

    private void end(Database database) {
        asked.countDown();
        try {
            if (!ended.await(grace.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the grace is over: what is running is cut off, and rolls back");
                stopServer(database);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // being asked to stop is no failure, which is what the signal's own exit code would say
        Runtime.getRuntime().halt(ExitCode.DONE);
    }

    /** A configured server rolls back by itself once the process is gone. */
    private static void stopServer(Database database) throws InterruptedException {
        if (database.isEmbedded()) {
            Thread stopping = new Thread(database::close, "stop-server");
            stopping.setDaemon(true);
            stopping.start();
            stopping.join(LAST.toMillis());
        }
    }
}
