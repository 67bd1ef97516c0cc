package io.github.ibkringest.eventlog.relay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** The pauses of one consumer after failures: they double up to a limit. Each reason is logged once. Thread-safe. */
final class Backoff {

    private static final Logger LOG = LoggerFactory.getLogger(Backoff.class);
    private static final Duration FIRST = Duration.ofSeconds(1);

    private final String consumer;
    private final Duration longest;
    private final Clock clock;

    private Duration pause = Duration.ZERO;
    private Instant resumeAt = Instant.MIN;
    private String complaint;

    /** @param longest the limit of the pauses */
    Backoff(String consumer, Duration longest, Clock clock) {
        this.consumer = consumer;
        this.longest = longest;
        this.clock = clock;
    }

    /** Waits for the end of a pause; returns whether it is over. */
    synchronized boolean awaitEnd(Duration atMost) throws InterruptedException {
        long left = Math.min(
                atMost.toMillis(),
                Duration.between(clock.instant(), max(resumeAt)).toMillis() + 1);
        if (clock.instant().isBefore(resumeAt) && left > 0) {
            TimeUnit.MILLISECONDS.timedWait(this, left);
        }
        return !clock.instant().isBefore(resumeAt);
    }

    private Instant max(Instant moment) {
        return moment.isBefore(Instant.EPOCH) ? Instant.EPOCH : moment;
    }

    /** Lets a moment pass, without a complaint. */
    synchronized void rest(Duration moment) {
        resumeAt = clock.instant().plus(moment);
    }

    synchronized void succeeded() {
        if (complaint != null) {
            LOG.info("events: {} goes on", consumer);
        }
        complaint = null;
        pause = Duration.ZERO;
        resumeAt = Instant.MIN;
    }

    /** Nothing is tried again. */
    synchronized void ended(String reason) {
        LOG.error("events: {}", reason);
        complaint = reason;
    }

    /**
     * Begins a pause.
     *
     * @param atLeast what the other side asks for, or null; as long as the limit at most
     */
    synchronized void failed(Throwable thrown, Duration atLeast) {
        pause = pause.isZero() ? FIRST : pause.multipliedBy(2);
        pause = atLeast != null && pause.compareTo(atLeast) < 0 ? atLeast : pause;
        pause = pause.compareTo(longest) > 0 ? longest : pause;
        resumeAt = clock.instant().plus(pause);
        String reason =
                String.valueOf(NestedExceptionUtils.getMostSpecificCause(thrown).getMessage());
        if (!reason.equals(complaint)) {
            LOG.error("events: {} did not take the next event and is tried again: {}", consumer, reason);
            LOG.debug("events: {}", consumer, thrown);
        }
        complaint = reason;
    }
}
