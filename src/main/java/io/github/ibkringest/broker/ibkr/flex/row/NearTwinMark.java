package io.github.ibkringest.broker.ibkr.flex.row;

import java.util.HashMap;
import java.util.Map;

/**
 * Marks a row without ids whose statement has another such row of the same moment and quantity. A statement states no fact
 * twice, so the two are two facts, however alike they are. Without the mark, rows of two statements that differ
 * in the rounding of a price or in a new symbol are one fact. Not thread-safe.
 */
public final class NearTwinMark {

    /** No attribute of a statement can have this name. */
    static final String NAME = "#nearTwin";

    private final Map<RowShape, RowShape> longer = new HashMap<>();

    /** The row with the mark. */
    public FlexRow mark(FlexRow row) {
        return row.with(longer.computeIfAbsent(row.shape(), shape -> shape.with(NAME)), "true");
    }
}
