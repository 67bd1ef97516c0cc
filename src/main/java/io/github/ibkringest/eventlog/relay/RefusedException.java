package io.github.ibkringest.eventlog.relay;

import java.io.IOException;
import java.time.Duration;

/** A consumer elsewhere did not take an event, and said what to do next. */
public final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean isForGood;
    private final Duration pause;

    private RefusedException(String message, boolean isForGood, Duration pause) {
        super(message);
        this.isForGood = isForGood;
        this.pause = pause;
    }

    /** The consumer wants no event any more. */
    public static RefusedException forGood(String message) {
        return new RefusedException(message, true, null);
    }

    /**
     * The event is to be sent again.
     *
     * @param pause after what time at least, or null where it does not say
     */
    public static RefusedException forNow(String message, Duration pause) {
        return new RefusedException(message, false, pause);
    }

    boolean isForGood() {
        return isForGood;
    }

    Duration pause() {
        return pause;
    }

    static RefusedException in(Throwable thrown) {
        Throwable cause = thrown;
        while (cause != null && !(cause instanceof RefusedException)) {
            cause = cause.getCause();
        }
        return (RefusedException) cause;
    }
}
