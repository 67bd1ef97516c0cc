package io.github.ibkringest.broker.ibkr.gateway.push;

import io.github.ibkringest.broker.ibkr.gateway.message.OpenOrder;
import io.github.ibkringest.broker.ibkr.gateway.reading.Part;
import io.github.ibkringest.broker.ibkr.gateway.reading.PartAnswer;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One reading of all parts, and what it tells by leaving out. Not thread-safe. */
final class Reread {

    private final Map<Part, PartAnswer> answers = new EnumMap<>(Part.class);
    private final boolean isFirst;

    /** Orders that had not ended when they were missing in the list of open orders that was stored last. */
    private Set<String> goneAsStored;

    /** The first of a conversation, or one after which nothing is known. */
    Reread(boolean isFirst) {
        this.isFirst = isFirst;
        goneAsStored = Set.of();
    }

    /** The next one. */
    Reread(Reread before) {
        isFirst = before.isFirst && !before.hasOpenList();
        goneAsStored = before.goneAsStored;
    }

    void answered(PartAnswer answer) {
        answers.put(answer.part(), answer);
    }

    private boolean hasOpenList() {
        PartAnswer answer = answers.get(Part.OPEN_ORDERS);
        return answer != null && answer.isComplete();
    }

    /** Whether all parts came to their ends. */
    boolean isComplete() {
        return answers.size() == Part.values().length
                && answers.values().stream().allMatch(PartAnswer::isComplete);
    }

    /**
     * Whether the list of open orders has to be stored although its orders are: it is the first, or it leaves out others than
     * the last one did.
     *
     * @param open orders that have not ended, as far as was heard by now
     */
    boolean isOpenListNews(Set<String> open) {
        return hasOpenList() && (isFirst || !gone(open).equals(goneAsStored));
    }

    void openListStored(Set<String> open) {
        goneAsStored = gone(open);
    }

    private Set<String> gone(Set<String> open) {
        Set<String> gone = new TreeSet<>(open);
        for (Received received : openList()) {
            if (received.message() instanceof OpenOrder order) {
                gone.remove(order.terms().permId());
            }
        }
        return gone;
    }

    /** The messages of the list. */
    List<Received> openList() {
        return answers.get(Part.OPEN_ORDERS).came();
    }

    /** When the list was told; an empty one was true when it was asked for, for what came since then would be in it. */
    Instant openListAt() {
        PartAnswer answer = answers.get(Part.OPEN_ORDERS);
        return openList().stream().map(Received::at).max(Instant::compareTo).orElse(answer.askedAt());
    }
}
