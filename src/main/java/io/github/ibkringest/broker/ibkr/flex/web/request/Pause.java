package io.github.ibkringest.broker.ibkr.flex.web.request;

import io.github.ibkringest.broker.error.BrokerUnavailableException;
import java.time.Duration;
import java.time.Instant;

/** The time that passes between requests; a test lets it pass at once. Thread-safe. */
public interface Pause {

    Instant now();

    /**
     * Lets the time pass.
     *
     * @throws BrokerUnavailableException when the program stops before it has passed
     */
    void of(Duration duration) throws InterruptedException;
}
