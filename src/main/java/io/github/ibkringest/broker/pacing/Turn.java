package io.github.ibkringest.broker.pacing;

import java.time.Duration;

/**
 * The decision about a request: send now, later, or never again with this credential.
 *
 * @param kind what holds
 * @param delay how long to wait before asking for leave again; zero unless {@link Kind#LATER}
 */
public record Turn(Kind kind, Duration delay) {

    /** Send the request at once: it has been counted. */
    public static final Turn NOW = new Turn(Kind.NOW, Duration.ZERO);

    /** Send nothing: the broker has locked the credential. */
    public static final Turn NEVER = new Turn(Kind.NEVER, Duration.ZERO);

    /** When a request may be sent. */
    public enum Kind {
        NOW,
        LATER,
        NEVER
    }

    /** Send nothing yet; nothing has been counted. */
    public static Turn later(Duration delay) {
        return new Turn(Kind.LATER, delay);
    }
}
