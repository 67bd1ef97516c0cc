package io.github.ibkringest.faults;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The oracle: what a set of facts means, worked out without any of the program's code. Of the revisions of a fill the
 * highest counts; a cancel and the fill it names stop counting together; commissions of all rows add up.
 */
final class MemoryLedger {

    private final Set<Fact> facts;

    MemoryLedger(Collection<Fact> facts) {
        this.facts = new HashSet<>(facts);
    }

    int rows() {
        return (int) facts.stream().filter(Fact::isExecution).count();
    }

    int events() {
        return (int) facts.stream().filter(Fact::isEvent).count();
    }

    boolean has(Fact.Kind kind, int trade) {
        return facts.stream().anyMatch(fact -> fact.kind() == kind && fact.trade() == trade);
    }

    BigDecimal commission() {
        return BigDecimal.valueOf(
                facts.stream()
                        .filter(fact -> fact.kind() == Fact.Kind.FILL || fact.kind() == Fact.Kind.REVISION)
                        .mapToLong(Fact::commission)
                        .sum(),
                2);
    }

    /** What counts, by the kind of contract: fills are of the share, bookings of the option. */
    Map<Boolean, Integer> positions() {
        Map<Boolean, Integer> positions = new HashMap<>(Map.of(true, 0, false, 0));
        for (Fact fact : facts) {
            if (counts(fact)) {
                positions.merge(fact.kind() != Fact.Kind.BOOKING, fact.quantity(), Integer::sum);
            }
        }
        return positions;
    }

    /** What movements of a kind add up to; one that is told without ids is the same as with them. */
    int moved(Fact.Kind kind) {
        return facts.stream()
                .filter(fact -> fact.kind() == kind)
                .mapToInt(Fact::moved)
                .sum();
    }

    private boolean counts(Fact fact) {
        int trade = fact.trade();
        return switch (fact.kind()) {
            case FILL -> !has(Fact.Kind.REVISION, trade) && !has(Fact.Kind.CANCEL, trade);
            case REVISION, BOOKING -> true;
            case CANCEL -> !has(Fact.Kind.FILL, trade);
            case EVENT, ORDER, ACTION, BARE_ACTION, TRANSFER -> false;
        };
    }
}
