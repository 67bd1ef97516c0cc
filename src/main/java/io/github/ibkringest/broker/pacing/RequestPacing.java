package io.github.ibkringest.broker.pacing;

import io.github.ibkringest.broker.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps requests with one credential apart, over all threads and processes that use it. Never waits itself: it says how
 * long. Thread-safe.
 */
public interface RequestPacing {

    /** Asks for leave to send one request of any kind. */
    Turn take(Secret token);

    /**
     * Asks for leave to send a request that starts costly work at the broker.
     *
     * @param work names the work: the query's id
     * @param interval the least time since the same work was started before
     */
    Turn take(Secret token, String work, Duration interval);

    /**
     * The broker complained about too many requests: all are silent for a while.
     *
     * @return how long
     */
    Duration slowDown(Secret token);

    /** The broker locked the credential: nothing is sent with it any more. */
    void lock(Secret token);

    /**
     * Remembers what the broker calls the work that it has begun, so that a later run asks for its result instead of
     * starting it again.
     *
     * @param what exactly what was asked for
     * @param reference what the broker calls it
     */
    void begun(Secret token, String work, String what, String reference);

    /** What the broker calls the work, if exactly this was begun not longer ago than {@code age} and not yet settled. */
    Optional<String> begun(Secret token, String work, String what, Duration age);

    /** The work has ended, well or badly; its reference is forgotten. */
    void settled(Secret token, String work);

    /**
     * A request was answered; for metrics.
     *
     * @param login what the settings call the credential
     * @param answer the broker's code, or a word for the kind of answer; never a text of the broker's
     */
    default void answered(String login, String answer) {}
}
