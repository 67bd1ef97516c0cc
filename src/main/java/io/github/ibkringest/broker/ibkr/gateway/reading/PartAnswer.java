package io.github.ibkringest.broker.ibkr.gateway.reading;

import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import java.time.Instant;
import java.util.List;

/**
 * What came of one question.
 *
 * @param part what was asked for
 * @param outcome whether it came
 * @param sentence why it did not, and what to do; null when complete
 * @param askedAt when it was asked for, by the clock of this machine; null when it was not
 * @param came what belongs to it, in the order of coming, also where the outcome is not complete
 */
public record PartAnswer(Part part, Outcome outcome, String sentence, Instant askedAt, List<Received> came) {

    /** Whether an answer came. */
    public enum Outcome {
        /** All of it, as the gateway says. */
        COMPLETE,
        /** The gateway refuses; somebody has to change a setting of it. */
        REFUSED,
        /** Nobody can tell. What did not come may exist all the same. */
        UNKNOWN
    }

    public PartAnswer {
        came = List.copyOf(came);
    }

    /** Whether all of it came. */
    public boolean isComplete() {
        return outcome == Outcome.COMPLETE;
    }
}
