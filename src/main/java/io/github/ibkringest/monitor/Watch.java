package io.github.ibkringest.monitor;

import io.github.ibkringest.store.status.Vitals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the store for its vitals now and then, so that however many ask for health and metrics, the database is asked
 * once, and nobody waits for one that is gone. Thread-safe.
 */
final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /** A reading that is older says that the database hangs. */
    private static final Duration FRESH = Duration.ofSeconds(45);

    private final Supplier<Vitals.Reading> store;
    private final List<Consumer<Vitals.Reading>> listeners = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread watching = new Thread(work, "watch");
        watching.setDaemon(true);
        return watching;
    });
    private volatile Vitals.Reading latest = Vitals.Reading.NONE;
    private volatile Instant readAt = Instant.MIN;

    Watch(Supplier<Vitals.Reading> store) {
        this.store = store;
    }

    /** Sets the listener for each result; to be called before {@link #start()}. */
    void onReading(Consumer<Vitals.Reading> listener) {
        listeners.add(listener);
    }

    void start() {
        read();
        thread.scheduleWithFixedDelay(this::read, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The latest reading; what was known before is not repeated once the database is gone. */
    Vitals.Reading latest() {
        return latest;
    }

    /** Whether the database has answered lately. */
    boolean isDatabaseUp() {
        return readAt.isAfter(Instant.now().minus(FRESH));
    }

    private void read() {
        try {
            latest = store.get();
            readAt = Instant.now();
            listeners.forEach(listener -> listener.accept(latest));
        } catch (RuntimeException e) {
            LOG.debug("the database does not answer", e);
            latest = Vitals.Reading.NONE;
            readAt = Instant.MIN;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
