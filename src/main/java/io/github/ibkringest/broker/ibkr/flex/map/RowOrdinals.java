package io.github.ibkringest.broker.ibkr.flex.map;

import io.github.ibkringest.broker.ibkr.flex.row.Column;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.RawJson;
import io.github.ibkringest.broker.ibkr.flex.staging.SpoolReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Numbers equal rows, so that two genuine twins stay two. The numbers start again with each
 * statement: the same rows in an overlapping statement get the same numbers.
 */
public interface RowOrdinals {

    /** The number of a row, from 0; asked once for each row, in order. */
    int of(FlexRow row, UUID hash);

    /** Whether its statement has another row without ids, of the same moment and number. */
    default boolean hasNearTwin(FlexRow row) {
        return false;
    }

    /**
     * Numbers rows with equal identity attributes, ordered by their other values, not by their position.
     * The rows are gone through beforehand when the first of them comes, so that there is no cost where all have ids.
     *
     * @param rows opens all rows
     * @param likeness what a row is known by besides its number; null when that is enough
     * @param moment what rows share that may be taken for one another; null when a row is known for sure
     */
    static RowOrdinals amongAlike(
            Supplier<SpoolReader> rows, Function<FlexRow, Object> likeness, Function<FlexRow, Object> moment) {
        return numbering(rows, likeness, moment, 0);
    }

    /** The same, but only rows that are alike count, from 1; a row that has no twin in its statement has the number 0. */
    static RowOrdinals ofTwins(Supplier<SpoolReader> rows, Function<FlexRow, Object> likeness) {
        return numbering(rows, likeness, row -> null, 1);
    }

    private static RowOrdinals numbering(
            Supplier<SpoolReader> rows,
            Function<FlexRow, Object> likeness,
            Function<FlexRow, Object> moment,
            int firstOfTwins) {
        return new RowOrdinals() {
            private final NearTwins twins = new NearTwins(moment);
            private Map<Content, Deque<Integer>> numbers;

            @Override
            public int of(FlexRow row, UUID hash) {
                if (likeness.apply(row) == null) {
                    return 0;
                }
                if (numbers == null) {
                    numbers = numbered(rows, likeness, twins, firstOfTwins);
                }
                return numbers.get(new Content(row.statement(), hash)).remove();
            }

            @Override
            public boolean hasNearTwin(FlexRow row) {
                return twins.has(row);
            }
        };
    }

    private static Map<Content, Deque<Integer>> numbered(
            Supplier<SpoolReader> rows, Function<FlexRow, Object> likeness, NearTwins twins, int firstOfTwins) {
        Map<Alike, List<Said>> groups = new HashMap<>();
        try (SpoolReader reader = rows.get()) {
            for (FlexRow row = reader.next(); row != null; row = reader.next()) {
                Object known = likeness.apply(row);
                twins.add(row);
                if (known != null) {
                    groups.computeIfAbsent(new Alike(row.statement(), known), alike -> new ArrayList<>(1))
                            .add(Said.by(row));
                }
            }
        }
        Map<Content, Deque<Integer>> numbers = new HashMap<>();
        groups.forEach((alike, rowsOfIt) -> {
            rowsOfIt.sort(Comparator.comparing(Said::amounts).thenComparing(Said::hash));
            int first = rowsOfIt.size() > 1 ? firstOfTwins : 0;
            for (int i = 0; i < rowsOfIt.size(); i++) {
                numbers.computeIfAbsent(
                                new Content(alike.statement(), rowsOfIt.get(i).hash()), key -> new ArrayDeque<>(1))
                        .add(first + i);
            }
        });
        return numbers;
    }

    /** Rows of one statement that are known by the same. */
    record Alike(int statement, Object likeness) {}

    /** Rows of one statement that say the same. */
    record Content(int statement, UUID hash) {}

    /** What orders rows that are alike. */
    record Said(String amounts, UUID hash) {

        static Said by(FlexRow row) {
            return new Said(
                    row.text(Column.QUANTITY) + " " + row.text(Column.PROCEEDS) + " " + row.text(Column.PRICE),
                    RawJson.hash(RawJson.of(row)));
        }
    }
}
