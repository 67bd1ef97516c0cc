package io.github.ibkringest.broker.ibkr.gateway.live;

import io.github.ibkringest.broker.ibkr.gateway.session.GatewaySession;
import io.github.ibkringest.broker.ibkr.gateway.session.Patience;
import io.github.ibkringest.broker.ibkr.gateway.wire.LinkLostException;
import io.github.ibkringest.broker.ibkr.gateway.wire.Request;
import java.time.Duration;

/** Asks for the time now and then, and finds a peer that is gone without a word. Not thread-safe. */
final class Heartbeat {

    private final GatewaySession session;
    private final Patience patience;
    private Duration lastBeat;

    Heartbeat(GatewaySession session, Patience patience) {
        this.session = session;
        this.patience = patience;
        lastBeat = session.time().passed();
    }

    /** How long nothing has to be done. */
    Duration patienceLeft() {
        Duration now = session.time().passed();
        Duration toBeat = lastBeat.plus(patience.heartbeat()).minus(now);
        Duration toEnd = patience.silence().minus(session.silence());
        Duration left = toBeat.compareTo(toEnd) < 0 ? toBeat : toEnd;
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Looks at the time.
     *
     * @throws LinkLostException when nothing was heard for too long
     */
    void look() {
        if (session.silence().compareTo(patience.silence()) >= 0) {
            throw new LinkLostException(
                    "nothing was heard for " + session.silence().toSeconds() + " seconds", null);
        }
        Duration now = session.time().passed();
        if (now.minus(lastBeat).compareTo(patience.heartbeat()) >= 0) {
            lastBeat = now;
            session.ask(new Request.CurrentTime());
        }
    }
}
