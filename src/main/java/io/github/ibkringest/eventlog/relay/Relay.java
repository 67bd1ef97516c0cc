package io.github.ibkringest.eventlog.relay;

import java.time.Duration;
import java.util.List;

/** The events of the log on their way to one consumer, in order. Thread-safe. */
public interface Relay {

    /**
     * Waits until an event may be there for the consumer and no pause is on.
     *
     * @param atMost how long
     * @return whether to ask for it
     */
    boolean awaitDue(Duration atMost) throws InterruptedException;

    /** The next events; none when another process has the turn. */
    List<RelayedEvent> next();

    /** The consumer has taken all events up to this one; called for each that {@link #next} gave, in order. */
    void seen(long id);

    /** An event was not taken: it is tried again after a pause that grows. */
    void failed(Exception thrown);

    /** The turn is given to another process, if there is one. */
    default void leave() {
        // by default nothing to give back: the turn ends with its transaction
    }
}
