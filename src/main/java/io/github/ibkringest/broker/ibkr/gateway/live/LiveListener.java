package io.github.ibkringest.broker.ibkr.gateway.live;

import io.github.ibkringest.broker.ibkr.gateway.reading.PartAnswer;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import io.github.ibkringest.broker.ibkr.gateway.session.SessionFacts;
import java.time.Duration;
import java.util.List;

/**
 * Hears what a live session hears. All calls come from the thread that runs the session, one after the other.
 *
 * <p>When a call throws, the session counts it as lost: it connects anew and reads everything again, so that what could
 * not be stored is told once more.
 */
public interface LiveListener {

    /** A conversation has begun; everything will be read anew. */
    void connected(SessionFacts facts);

    /** Messages came: all of them, each once, in order; asked for or not. Never empty. */
    void received(List<Received> batch);

    /** A part was read anew; what belongs to it was in {@link #received} before. */
    void answered(PartAnswer answer);

    /** The gateway has lost its connection to IBKR, or has it again. */
    void upstream(boolean isThere);

    /**
     * There is no conversation any more, or could not be had.
     *
     * @param why for people
     * @param next how long until the next attempt
     */
    void disconnected(String why, Duration next);
}
