package io.github.ibkringest.broker.ibkr.flex.map;

import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** Which rows of a statement may be taken for one another, as far as moment and number go. Not thread-safe. */
final class NearTwins {

    private final Function<FlexRow, Object> moment;
    private final Set<Of> seen = new HashSet<>();
    private final Set<Of> shared = new HashSet<>();

    /**
     * Compares rows by a name.
     *
     * @param moment what near twins share; null of a row that cannot have any
     */
    NearTwins(Function<FlexRow, Object> moment) {
        this.moment = moment;
    }

    /** Takes a row into account. */
    void add(FlexRow row) {
        Object name = moment.apply(row);
        if (name != null) {
            Of twins = new Of(row.statement(), name);
            if (!seen.add(twins)) {
                shared.add(twins);
            }
        }
    }

    /** Whether another row of its statement was added that shares its name. */
    boolean has(FlexRow row) {
        if (shared.isEmpty()) {
            return false;
        }
        Object name = moment.apply(row);
        return name != null && shared.contains(new Of(row.statement(), name));
    }

    /** A name within a statement. */
    private record Of(int statement, Object name) {}
}
