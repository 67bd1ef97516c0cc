package io.github.ibkringest.app.live;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.live.LiveSink;
import io.github.ibkringest.broker.live.LiveState;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Sends what a session hears through the route {@code live}, and waits until it is stored. One thread stores. */
final class StoringSink implements LiveSink {

    /** How long another run may hold an account; after that the session begins anew and hears everything again. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ProducerTemplate producer;
    private final Consumer<LiveState> states;
    private final CountDownLatch stopped = new CountDownLatch(1);

    StoringSink(ProducerTemplate producer, Consumer<LiveState> states) {
        this.producer = producer;
        this.states = states;
    }

    @Override
    public void store(BrokerApi news) {
        long start = System.nanoTime();
        while (true) {
            try {
                send(news);
                return;
            } catch (LiveBusyException e) {
                if (System.nanoTime() - start > PATIENCE.toNanos() || isStopped()) {
                    throw e;
                }
            }
        }
    }

    /** Waits for a moment; whether nobody stores any more. */
    private boolean isStopped() {
        try {
            return stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void send(BrokerApi news) {
        Exchange answer = producer.request(
                "direct:live", exchange -> exchange.getMessage().setBody(new Delivery(news)));
        if (answer.getException() != null) {
            throw thrown(answer.getException());
        }
    }

    private static RuntimeException thrown(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LiveBusyException busy) {
                return busy;
            }
        }
        return failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure);
    }

    @Override
    public void changed(LiveState state) {
        states.accept(state);
    }

    /** Waits for no other run any more. */
    void stop() {
        stopped.countDown();
    }
}
