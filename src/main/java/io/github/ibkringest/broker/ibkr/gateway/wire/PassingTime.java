package io.github.ibkringest.broker.ibkr.gateway.wire;

import java.time.Duration;
import java.time.Instant;

/** Time as a connection lives through it; a test moves it by hand. Thread-safe. */
public interface PassingTime {

    /** The moment, for messages and the store. */
    Instant now();

    /** What has passed since some fixed moment; never goes back when somebody sets the clock. */
    Duration passed();

    /** The longest that a wait may last before it looks at {@link #passed()} again; at least a millisecond. */
    Duration glance();

    /** Time as it is. */
    static PassingTime real() {
        return RealTime.INSTANCE;
    }
}
