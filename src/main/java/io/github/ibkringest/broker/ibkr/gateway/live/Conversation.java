package io.github.ibkringest.broker.ibkr.gateway.live;

import io.github.ibkringest.broker.ibkr.gateway.message.Notice;
import io.github.ibkringest.broker.ibkr.gateway.reading.Part;
import io.github.ibkringest.broker.ibkr.gateway.reading.Rereading;
import io.github.ibkringest.broker.ibkr.gateway.session.GatewaySession;
import io.github.ibkringest.broker.ibkr.gateway.session.Patience;
import io.github.ibkringest.broker.ibkr.gateway.session.Reaction;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import io.github.ibkringest.broker.ibkr.gateway.wire.BrokenFrameException;
import io.github.ibkringest.broker.ibkr.gateway.wire.LinkLostException;
import io.github.ibkringest.broker.ibkr.gateway.wire.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** One connection of a live session, from its first message to its end. One thread runs it. */
final class Conversation {

    /** So many messages are handled together at most; they have come already. */
    private static final int MOST = 500;

    private final GatewaySession session;
    private final Patience patience;
    private final List<Part> parts;
    private final List<DailyTime> endings;
    private final LiveListener listener;
    private final Rereading rereading;
    private final Heartbeat heartbeat;
    private final AtomicBoolean isRereadWanted = new AtomicBoolean();
    private Duration nextReread;

    Conversation(
            GatewaySession session,
            Patience patience,
            List<Part> parts,
            List<DailyTime> endings,
            LiveListener listener) {
        this.session = session;
        this.patience = patience;
        this.parts = parts;
        this.endings = endings;
        this.listener = listener;
        rereading = new Rereading(session, patience, listener::answered);
        heartbeat = new Heartbeat(session, patience);
    }

    /** Listens until the connection ends, or what came cannot be handled; returns why it did. */
    String run() {
        try {
            return untilTheEnd();
        } catch (RuntimeException e) {
            return "what came could not be handled: " + e.getMessage();
        }
    }

    /** What came before the connection ended is handed on, too, which may fail like anything else. */
    private String untilTheEnd() {
        try {
            listener.connected(session.facts());
            hear(alreadyThere());
            reread();
            while (true) {
                session.glance(patienceLeft()).ifPresent(first -> hear(with(first)));
                rereading.look();
                heartbeat.look();
                rereadWhenDue();
            }
        } catch (LinkLostException | BrokenFrameException e) {
            rereading.cutOff(e.getMessage());
            return e.getMessage();
        }
    }

    void rereadNow() {
        isRereadWanted.set(true);
    }

    void describe(long conId) {
        session.ask(new Request.ContractData(session.nextRequestId(), conId));
    }

    void close() {
        session.close();
    }

    private List<Received> alreadyThere() {
        List<Received> batch = new ArrayList<>();
        drainTo(batch);
        return batch;
    }

    private List<Received> with(Received first) {
        List<Received> batch = new ArrayList<>();
        batch.add(first);
        drainTo(batch);
        return batch;
    }

    private void drainTo(List<Received> batch) {
        while (batch.size() < MOST) {
            Received next = session.poll();
            if (next == null) {
                return;
            }
            batch.add(next);
        }
    }

    private void hear(List<Received> batch) {
        if (batch.isEmpty()) {
            return;
        }
        listener.received(batch);
        for (Received received : batch) {
            rereading.take(received);
            if (received.message() instanceof Notice notice) {
                react(Reaction.to(notice.code()));
            }
        }
    }

    private void react(Reaction reaction) {
        if (reaction == Reaction.UPSTREAM_LOST) {
            listener.upstream(false);
        } else if (reaction == Reaction.UPSTREAM_BACK) {
            listener.upstream(true);
            isRereadWanted.set(true);
        }
    }

    private void rereadWhenDue() {
        boolean isDue = now().compareTo(nextReread) >= 0;
        if (rereading.isDone() && (isRereadWanted.getAndSet(false) || isDue)) {
            reread();
        }
    }

    private void reread() {
        nextReread = now().plus(untilNextReread());
        rereading.begin(parts);
    }

    /** Not longer than until shortly before the gateway forgets something. */
    private Duration untilNextReread() {
        Instant moment = session.time().now();
        return Stream.concat(Stream.of(patience.reread()), endings.stream().map(ending -> ending.untilBefore(moment)))
                .min(Comparator.naturalOrder())
                .get();
    }

    private Duration patienceLeft() {
        Duration left = rereading.isDone() ? nextReread.minus(now()) : rereading.patienceLeft();
        Duration beat = heartbeat.patienceLeft();
        return left.compareTo(beat) < 0 ? left : beat;
    }

    private Duration now() {
        return session.time().passed();
    }
}
