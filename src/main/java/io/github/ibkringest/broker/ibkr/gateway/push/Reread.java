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
import java.util.stream.Stream;

/** One reading of all parts, and what it tells by leaving out. Not thread-safe. */
final class Reread {

    private final Map<Part, PartAnswer> answers = new EnumMap<>(Part.class);
    private final boolean isFirst;

    /** Orders that had not ended when they were missing in the list of open orders that was stored last. */
    private Set<String> goneAsStored;

    /** Messages of orders that came after the list, and so are open although it lacks them. */
    private List<Received> openSince = List.of();

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

    /** Whether the list of open orders came to its end. */
    boolean hasOpenList() {
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
        for (Received received : openOrders()) {
            if (received.message() instanceof OpenOrder order) {
                gone.remove(order.terms().permId());
            }
        }
        return gone;
    }

    private List<Received> openList() {
        return answers.get(Part.OPEN_ORDERS).came();
    }

    /** Adds messages of orders that are open although they came after the list. */
    void addOpen(List<Received> messages) {
        openSince = List.copyOf(messages);
    }

    /** The messages of all orders that are open. */
    List<Received> openOrders() {
        return Stream.concat(openList().stream(), openSince.stream()).distinct().toList();
    }

    /** When the list was told; an empty one was true when it was asked for, for what came since then would be in it. */
    Instant openListAt() {
        PartAnswer answer = answers.get(Part.OPEN_ORDERS);
        return openList().stream().map(Received::at).max(Instant::compareTo).orElse(answer.askedAt());
    }
}
