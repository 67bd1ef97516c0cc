package io.github.ibkringest.broker.ibkr.gateway.session;

import io.github.ibkringest.broker.error.BrokerUnavailableException;
import io.github.ibkringest.broker.ibkr.gateway.codec.MessageDecoder;
import io.github.ibkringest.broker.ibkr.gateway.message.Notice;
import io.github.ibkringest.broker.ibkr.gateway.wire.Frame;
import io.github.ibkringest.broker.ibkr.gateway.wire.GatewayLink;
import io.github.ibkringest.broker.ibkr.gateway.wire.LinkLostException;
import io.github.ibkringest.broker.ibkr.gateway.wire.PassingTime;
import io.github.ibkringest.broker.ibkr.gateway.wire.Request;
import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A conversation with a gateway that is ready. One thread listens; any thread may ask, and may close.
 *
 * <p>Nothing that came is ever dropped: what a gateway says before it is asked is handed out first.
 */
public final class GatewaySession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GatewaySession.class);

    /** Notices name requests and orders by numbers of the same kind; so high no client counts its orders. */
    private static final int FIRST_REQUEST = 1_500_000_000;

    private final GatewayLink link;
    private final ServerVersion version;
    private final PassingTime time;
    private final Deque<Received> backlog = new ArrayDeque<>();
    private final Queue<Request> outbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lastRequestId = new AtomicInteger(FIRST_REQUEST);
    private final SendPace pace = new SendPace();
    private SessionFacts facts;
    private Duration lastHeard;
    private volatile boolean upstreamLost;
    private String moved;

    GatewaySession(GatewayLink link, ServerVersion version, PassingTime time) {
        this.link = link;
        this.version = version;
        this.time = time;
        lastHeard = time.passed();
    }

    /**
     * Connects and waits until the gateway is ready.
     *
     * @throws BrokerUnavailableException when there is no conversation to be had now; the message says what to do
     */
    public static GatewaySession open(GatewayAddress gateway, Patience patience, PassingTime time) {
        return new Opening(gateway, patience, time).open();
    }

    /** What is known of it. */
    public SessionFacts facts() {
        return facts;
    }

    /** The clock that it lives by. */
    public PassingTime time() {
        return time;
    }

    /** A number for the next request that needs one. */
    public int nextRequestId() {
        return lastRequestId.incrementAndGet();
    }

    /** Asks; the request leaves as soon as the pace allows, while somebody listens. */
    public void ask(Request request) {
        outbox.add(request);
    }

    /** Whether the gateway has lost its own connection to IBKR, so that what it says proves nothing. */
    public boolean isUpstreamLost() {
        return upstreamLost;
    }

    /** How long nothing at all has come. */
    public Duration silence() {
        return time.passed().minus(lastHeard);
    }

    /**
     * The next message; empty when none came within the time. Sends what is to be sent meanwhile.
     *
     * @throws LinkLostException when the connection has ended
     */
    public Optional<Received> next(Duration patience) {
        Duration end = time.passed().plus(patience);
        while (true) {
            Optional<Received> received = glance(end.minus(time.passed()));
            if (received.isPresent() || end.compareTo(time.passed()) <= 0) {
                return received;
            }
        }
    }

    /** As {@link #next}, but looks only once, for a glance of the clock at most. */
    public Optional<Received> glance(Duration patience) {
        Received waiting = poll();
        if (waiting != null) {
            return Optional.of(waiting);
        }
        if (moved != null) {
            throw new LinkLostException(
                    "the gateway listens on another port from now on (" + moved + "); set gateway.port", null);
        }
        sendWhatMayBeSent();
        boolean isOver = patience.isNegative() || patience.isZero();
        return isOver ? Optional.empty() : link.glance(patience).map(this::receive);
    }

    /** The next message if it has come already, or null; never waits. */
    public Received poll() {
        Received early = backlog.poll();
        if (early != null) {
            return early;
        }
        Frame frame = link.poll();
        return frame == null ? null : receive(frame);
    }

    /** Keeps messages that came before somebody listened, to be handed out first. */
    void ready(SessionFacts known, List<Received> early) {
        facts = known;
        backlog.addAll(early);
    }

    private Received receive(Frame frame) {
        lastHeard = time.passed();
        Received received = new Received(frame, MessageDecoder.decode(frame, version), time.now());
        if (received.message() instanceof Notice notice) {
            react(Reaction.to(notice.code()), notice);
        }
        return received;
    }

    private void react(Reaction reaction, Notice notice) {
        switch (reaction) {
            case UPSTREAM_LOST -> upstreamLost = true;
            case UPSTREAM_BACK -> upstreamLost = false;
            case SLOW_DOWN -> pace.slowDown(time.passed());
            case PORT_MOVED -> moved = notice.text();
            case FAULT ->
                LOG.error(
                        "the gateway could not take a request of this program, which is a fault of it (code {}: {}); please"
                                + " report it with protocol version {}",
                        notice.code(),
                        notice.text(),
                        version.number());
            default -> {
                // Others decide about it.
            }
        }
    }

    private void sendWhatMayBeSent() {
        while (!outbox.isEmpty() && pace.allows(time.passed())) {
            link.send(outbox.remove(), version);
            pace.sent(time.passed());
        }
    }

    /** Ends it; harmless when it has ended. */
    @Override
    public void close() {
        link.close();
    }
}
