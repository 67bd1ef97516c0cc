package io.github.ibkringest.broker.ibkr.flex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Numbers rows that nothing else tells apart, so that two genuine twins stay two. The numbers start again with each
 * statement: the same rows in an overlapping statement get the same numbers.
 */
interface RowOrdinals {

    /** The number of a row, from 0; asked once for each row, in order. */
    int of(FlexRow row, UUID hash);

    /**
     * Rows that are told apart by their whole content, so only exact twins need a number.
     *
     * @param nameless whether a row has nothing else to be known by
     */
    static RowOrdinals amongTwins(Predicate<FlexRow> nameless) {
        record Content(int statement, UUID hash) {}
        Map<Content, Integer> seen = new HashMap<>();
        return (row, hash) ->
                nameless.test(row) ? seen.merge(new Content(row.statement(), hash), 1, Integer::sum) - 1 : 0;
    }

    /**
     * Rows that are alike in what they are known by. They are ordered by what else they say, not by where they stand.
     *
     * @param rows opens the rows
     * @param likeness what a row is known by besides its number; null when that is enough
     */
    static RowOrdinals amongAlike(Supplier<SpoolReader> rows, Function<FlexRow, Record> likeness) {
        record Alike(int statement, Record likeness) {}
        record Content(int statement, UUID hash) {}
        Map<Alike, List<FlexRow>> groups = new HashMap<>();
        try (SpoolReader reader = rows.get()) {
            for (FlexRow row = reader.next(); row != null; row = reader.next()) {
                Record known = likeness.apply(row);
                if (known != null) {
                    groups.computeIfAbsent(new Alike(row.statement(), known), alike -> new ArrayList<>())
                            .add(row);
                }
            }
        }
        Map<Content, List<Integer>> ordinals = new HashMap<>();
        groups.values().forEach(alike -> {
            alike.sort(Comparator.comparing((FlexRow row) -> String.valueOf(row.text(Column.QUANTITY)))
                    .thenComparing(row -> String.valueOf(row.text(Column.PROCEEDS)))
                    .thenComparing(row -> String.valueOf(row.text(Column.PRICE)))
                    .thenComparing(RawJson::of));
            for (int i = 0; i < alike.size(); i++) {
                FlexRow row = alike.get(i);
                ordinals.computeIfAbsent(
                                new Content(row.statement(), RawJson.hash(RawJson.of(row))), key -> new ArrayList<>())
                        .add(i);
            }
        });
        return (row, hash) -> {
            List<Integer> numbers = ordinals.get(new Content(row.statement(), hash));
            return numbers == null ? 0 : numbers.remove(0);
        };
    }
}
