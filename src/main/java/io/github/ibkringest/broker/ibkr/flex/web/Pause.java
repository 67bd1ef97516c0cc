package io.github.ibkringest.broker.ibkr.flex.web;

import java.time.Duration;
import java.time.Instant;

/** The time that passes between requests; a test lets it pass at once. Thread-safe. */
public interface Pause {

    /** Time as it is. */
    Pause REAL = new Pause() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void of(Duration duration) throws InterruptedException {
            // Rounded up: to wake a fraction too early is to ask too early.
            Thread.sleep(duration.toMillis() + 1);
        }
    };

    Instant now();

    /** Lets the time pass. */
    void of(Duration duration) throws InterruptedException;
}
