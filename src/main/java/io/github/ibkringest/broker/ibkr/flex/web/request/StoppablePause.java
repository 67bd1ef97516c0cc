package io.github.ibkringest.broker.ibkr.flex.web.request;

import io.github.ibkringest.broker.error.BrokerUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time as it is, until the program stops: from then on nobody waits any more. Thread-safe. */
public final class StoppablePause implements Pause {

    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Ends all waits, those of now and those to come. */
    public void stop() {
        stopped.countDown();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void of(Duration duration) throws InterruptedException {
        // Rounded up: to wake a fraction too early is to ask too early.
        if (stopped.await(duration.toMillis() + 1, TimeUnit.MILLISECONDS)) {
            throw new BrokerUnavailableException(
                    "the program was stopped while it waited for the Flex Web Service; sync again", null);
        }
    }
}
