package io.github.ibkringest.eventlog.relay;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Runs the route of one consumer, on a thread of its own, so that none holds up another. Thread-safe. */
final class EventsConsumer extends DefaultConsumer {

    /** How long it waits before it looks whether it was stopped. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Relays relays;
    private final String consumer;
    private volatile Thread thread;

    EventsConsumer(EventsEndpoint endpoint, Processor processor, Relays relays, String consumer) {
        super(endpoint, processor);
        this.relays = relays;
        this.consumer = consumer;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Thread started = new Thread(this::run, "events-" + consumer);
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private void run() {
        relays.started(consumer);
        Relay relay = relays.named(consumer);
        try {
            while (Thread.currentThread() == thread && !relays.isClosed()) {
                if (isSuspendingOrSuspended()) {
                    TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
                } else if (relay.awaitDue(LOOK) && Thread.currentThread() == thread && !relays.isClosed()) {
                    runRoute(relay);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void runRoute(Relay relay) {
        Exchange exchange = createExchange(false);
        try {
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                relay.failed(exchange.getException());
            }
        } catch (Exception e) {
            relay.failed(e);
        } finally {
            releaseExchange(exchange, false);
        }
    }

    /** What runs is waited for by Camel. */
    @Override
    protected void doStop() throws Exception {
        Thread stopped = thread;
        thread = null;
        if (stopped != null && stopped != Thread.currentThread()) {
            stopped.join(2 * LOOK.toMillis());
        }
        super.doStop();
    }
}
