package io.github.ibkringest.app;

import io.github.ibkringest.app.schedule.Quartz;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;

/**
 * Lets the runs at work end before the routes are stopped. Camel's own graceful shutdown waits for them too, but rolls
 * back every transaction that ends while it waits (4.22, TransactionErrorHandler), and does not say so.
 */
final class InFlightDrain {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private InFlightDrain() {}

    /** Starts nothing any more, and waits until nothing is at work, or the grace is over. */
    static void await(CamelContext context, Duration grace) {
        Quartz.standBy(context);
        long end = System.nanoTime() + grace.toNanos();
        while (context.getInflightRepository().size() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE);
        }
    }
}
