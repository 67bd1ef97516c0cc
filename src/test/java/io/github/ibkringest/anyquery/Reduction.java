package io.github.ibkringest.anyquery;

import java.util.function.Consumer;

/** Leaves out statements and facts of a history as long as it still fails. */
final class Reduction {

    private final Consumer<History> claim;

    Reduction(Consumer<History> claim) {
        this.claim = claim;
    }

    History of(History failing) {
        History small = failing;
        for (int i = small.told().size() - 1; i >= 0; i--) {
            small = small.isThin(i) && small.told().size() > 1 ? smaller(small, small.withoutTelling(i)) : small;
        }
        for (int group : failing.world().groups()) {
            small = small.world().groups().size() > 1 ? smaller(small, small.withoutGroup(group)) : small;
        }
        return small;
    }

    private History smaller(History given, History candidate) {
        return failure(candidate) == null ? given : candidate;
    }

    /** Why it fails, or null when it does not. */
    String failure(History history) {
        try {
            claim.accept(history);
            return null;
        } catch (AssertionError e) {
            return e.getMessage();
        }
    }
}
