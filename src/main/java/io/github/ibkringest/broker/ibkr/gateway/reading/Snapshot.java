package io.github.ibkringest.broker.ibkr.gateway.reading;

import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import io.github.ibkringest.broker.ibkr.gateway.session.SessionFacts;
import java.util.List;

/**
 * What a gateway told in one sitting.
 *
 * @param facts of the session
 * @param answers part by part, in the order of asking
 * @param frames every message that came, in order, also those that nobody asked for
 */
public record Snapshot(SessionFacts facts, List<PartAnswer> answers, List<Received> frames) {

    public Snapshot {
        answers = List.copyOf(answers);
        frames = List.copyOf(frames);
    }

    /** What came of a part; unknown when it was not asked for. */
    public PartAnswer answer(Part part) {
        return answers.stream()
                .filter(answer -> answer.part() == part)
                .findFirst()
                .orElseGet(() -> new PartAnswer(
                        part, PartAnswer.Outcome.UNKNOWN, "Nobody asked for " + part.label() + ".", null, List.of()));
    }

    /** Whether all parts came. */
    public boolean isComplete() {
        return answers.stream().allMatch(PartAnswer::isComplete);
    }

    /** Whether a part was refused, so that somebody has to change a setting of the gateway. */
    public boolean isRefused() {
        return answers.stream().anyMatch(answer -> answer.outcome() == PartAnswer.Outcome.REFUSED);
    }
}
