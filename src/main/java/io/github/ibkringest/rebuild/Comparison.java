package io.github.ibkringest.rebuild;

import io.github.ibkringest.rebuild.Difference.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Compares two databases table by table, row by row. Memory does not grow with them. Not thread-safe. */
final class Comparison {

    private final Connection stored;
    private final Connection rebuilt;

    Comparison(Connection stored, Connection rebuilt) {
        this.stored = stored;
        this.rebuilt = rebuilt;
    }

    /**
     * How a table compares. Immutable.
     *
     * @param table its name
     * @param rows how many rows are stored
     * @param differing how many differences there are
     */
    record Result(String table, long rows, long differing) {}

    /** Compares some tables, and tells each difference. */
    List<Result> of(List<ComparedTable> tables, Consumer<Difference> found) throws SQLException {
        List<Result> results = new ArrayList<>();
        for (ComparedTable table : tables) {
            results.add(of(table, found));
        }
        return results;
    }

    private Result of(ComparedTable table, Consumer<Difference> found) throws SQLException {
        long rows = 0;
        long differing = 0;
        try (RowCursor one = new RowCursor(stored, table.sql(stored));
                RowCursor other = new RowCursor(rebuilt, table.sql(rebuilt))) {
            while (one.isAtRow() || other.isAtRow()) {
                int order = one.orderTo(other);
                Difference difference = difference(table, one, other, order);
                rows += order <= 0 ? 1 : 0;
                if (difference != null) {
                    differing++;
                    found.accept(difference);
                }
                if (order <= 0) {
                    one.next();
                }
                if (order >= 0) {
                    other.next();
                }
            }
        }
        return new Result(table.name(), rows, differing);
    }

    private static Difference difference(ComparedTable table, RowCursor stored, RowCursor rebuilt, int order)
            throws SQLException {
        if (order != 0) {
            RowCursor alone = order < 0 ? stored : rebuilt;
            Kind kind = order < 0 ? Kind.SURPLUS : Kind.MISSING;
            return new Difference(table.name(), alone.account(), alone.key(), kind, List.of());
        }
        List<Difference.Value> values = SaidValues.differing(stored.said(), rebuilt.said());
        return values.isEmpty()
                ? null
                : new Difference(table.name(), stored.account(), stored.key(), Kind.DIFFERS, values);
    }
}
