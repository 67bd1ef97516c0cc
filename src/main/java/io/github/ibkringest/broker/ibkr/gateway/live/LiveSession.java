package io.github.ibkringest.broker.ibkr.gateway.live;

import io.github.ibkringest.broker.error.BrokerUnavailableException;
import io.github.ibkringest.broker.ibkr.gateway.message.Contract;
import io.github.ibkringest.broker.ibkr.gateway.reading.Part;
import io.github.ibkringest.broker.ibkr.gateway.session.GatewayAddress;
import io.github.ibkringest.broker.ibkr.gateway.session.GatewaySession;
import io.github.ibkringest.broker.ibkr.gateway.session.Patience;
import io.github.ibkringest.broker.ibkr.gateway.session.SessionFacts;
import io.github.ibkringest.broker.ibkr.gateway.wire.PassingTime;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stays connected to a gateway until it is stopped: connects again whenever the connection ends, one attempt at a time,
 * and then reads everything anew. One thread runs it; all other methods are safe from any thread.
 */
public final class LiveSession {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);

    private final GatewayAddress gateway;
    private final Patience patience;
    private final PassingTime time;
    private final List<Part> parts;
    private final Function<SessionFacts, List<DailyTime>> endings;
    private final LiveListener listener;
    private final BackOff backOff;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Conversation conversation;

    /**
     * Prepares; connects nowhere yet.
     *
     * @param parts what is read anew, in this order
     * @param endings when a gateway forgets, so that everything is read shortly before
     */
    public LiveSession(
            GatewayAddress gateway,
            Patience patience,
            PassingTime time,
            Collection<Part> parts,
            Function<SessionFacts, List<DailyTime>> endings,
            LiveListener listener) {
        this.gateway = gateway;
        this.patience = patience;
        this.time = time;
        this.parts = List.copyOf(parts);
        this.endings = endings;
        this.listener = listener;
        backOff = new BackOff(patience);
    }

    /** Runs until {@link #stop()}. */
    public void run() {
        while (!isStopped()) {
            backOff.attempt(time.passed());
            boolean wasConnected = false;
            String why;
            try (GatewaySession session = GatewaySession.open(gateway, patience, time)) {
                wasConnected = true;
                backOff.succeeded();
                why = converse(session);
            } catch (BrokerUnavailableException e) {
                why = e.getMessage();
            }
            if (!isStopped()) {
                Duration next = backOff.failed(time.passed(), wasConnected);
                Duration end = time.passed().plus(next);
                tell(why, next);
                pauseUntil(end);
            }
        }
    }

    /** Ends it soon; harmless when it has ended. */
    public void stop() {
        stopped.countDown();
        Conversation current = conversation;
        if (current != null) {
            current.close();
        }
    }

    /** Reads everything anew as soon as possible. */
    public void rereadNow() {
        Conversation current = conversation;
        if (current != null) {
            current.rereadNow();
        }
    }

    /**
     * Asks what a contract is; the answer is heard like anything else. Combos are never asked for, because the gateway
     * refuses that or never answers.
     *
     * @return whether it is asked; not for combos, contracts without number, and while there is no connection
     */
    public boolean describe(Contract contract) {
        Conversation current = conversation;
        if (current == null || contract.isCombo() || contract.conId() == null) {
            return false;
        }
        current.describe(Long.parseLong(contract.conId()));
        return true;
    }

    private String converse(GatewaySession session) {
        Conversation begun = new Conversation(session, patience, parts, endings.apply(session.facts()), listener);
        conversation = begun;
        try {
            return isStopped() ? "it was stopped" : begun.run();
        } finally {
            conversation = null;
        }
    }

    /** What the listener throws here cannot be told to anybody; the next attempt follows all the same. */
    private void tell(String why, Duration next) {
        try {
            listener.disconnected(why, next);
        } catch (RuntimeException e) {
            LOG.warn("The end of the session with {} could not be noted: {}", gateway.place(), e.toString());
        }
    }

    private void pauseUntil(Duration end) {
        try {
            for (Duration left = end.minus(time.passed());
                    !left.isNegative() && !left.isZero();
                    left = end.minus(time.passed())) {
                Duration glance = left.compareTo(time.glance()) < 0 ? left : time.glance();
                if (stopped.await(Math.max(1, glance.toMillis()), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
