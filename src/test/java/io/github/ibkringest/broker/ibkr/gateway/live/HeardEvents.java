package io.github.ibkringest.broker.ibkr.gateway.live;

import io.github.ibkringest.broker.ibkr.gateway.fake.ManualTime;
import io.github.ibkringest.broker.ibkr.gateway.message.Message;
import io.github.ibkringest.broker.ibkr.gateway.reading.PartAnswer;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import io.github.ibkringest.broker.ibkr.gateway.session.SessionFacts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes down what a live session tells, and lets the time between attempts pass at once. Thread-safe. */
final class HeardEvents implements LiveListener {

    private static final long LIMIT_SECONDS = 60;

    final List<Received> all = new CopyOnWriteArrayList<>();
    final List<Duration> waits = new CopyOnWriteArrayList<>();
    final List<Message> messages = new CopyOnWriteArrayList<>();
    final AtomicInteger failing = new AtomicInteger();
    final AtomicInteger failingAnswers = new AtomicInteger();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final ManualTime time;

    HeardEvents(ManualTime time) {
        this.time = time;
    }

    @Override
    public void connected(SessionFacts facts) {
        events.add("connected " + facts.version());
    }

    @Override
    public void received(List<Received> batch) {
        if (failing.get() > 0 && failing.getAndDecrement() > 0) {
            throw new IllegalStateException("the database is gone");
        }
        all.addAll(batch);
        batch.forEach(received -> messages.add(received.message()));
        events.add("received");
    }

    @Override
    public void answered(PartAnswer answer) {
        if (failingAnswers.get() > 0 && failingAnswers.getAndDecrement() > 0) {
            throw new IllegalStateException("the database is gone");
        }
        events.add(answer.part().label() + " " + answer.outcome());
    }

    @Override
    public void upstream(boolean isThere) {
        events.add("upstream " + isThere);
    }

    @Override
    public void disconnected(String why, Duration next) {
        waits.add(next);
        events.add("disconnected: " + why);
        time.pass(next);
    }

    /** Waits for an event that begins so; those before it are forgotten. */
    String await(String start) {
        try {
            while (true) {
                String event = events.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
                if (event == null) {
                    throw new AssertionError("nothing like '" + start + "' happened");
                }
                if (event.startsWith(start)) {
                    return event;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until everything was read anew. */
    void awaitReading() {
        await("open orders COMPLETE");
        await("completed orders COMPLETE");
        await("executions COMPLETE");
    }
}
