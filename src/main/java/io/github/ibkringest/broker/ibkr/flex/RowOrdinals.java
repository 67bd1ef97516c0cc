package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.model.Dataset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Numbers rows that nothing else tells apart, so that two genuine twins stay two. The numbers start again with each
 * statement: the same rows in an overlapping statement get the same numbers.
 */
interface RowOrdinals {

    /** The number of a row, from 0; asked once for each row, in order. */
    int of(FlexRow row, UUID hash);

    static RowOrdinals of(Dataset dataset, Supplier<SpoolReader> rows) {
        return switch (dataset) {
            case ORDERS -> (row, hash) -> 0;
            case EXECUTIONS -> ofExecutions();
            case OPTION_EVENTS -> ofOptionEvents(rows);
        };
    }

    /** Executions without any id are told apart by their whole content, so only exact twins need a number. */
    private static RowOrdinals ofExecutions() {
        record Content(int statement, UUID hash) {}
        Map<Content, Integer> seen = new HashMap<>();
        return (row, hash) -> {
            boolean named = row.text(Column.EXEC_ID) != null
                    || row.text(Column.TRANSACTION_ID) != null
                    || row.text(Column.TRADE_ID) != null;
            return named ? 0 : seen.merge(new Content(row.statement(), hash), 1, Integer::sum) - 1;
        };
    }

    /**
     * Option events without trade id are known by contract, day and type; those that share all three are ordered by
     * what they say, not by where they stand.
     */
    private static RowOrdinals ofOptionEvents(Supplier<SpoolReader> rows) {
        record Content(int statement, UUID hash) {}
        record Event(int statement, String contract, String date, String type) {}
        Map<Event, List<FlexRow>> events = new HashMap<>();
        try (SpoolReader reader = rows.get()) {
            for (FlexRow row = reader.next(); row != null; row = reader.next()) {
                if (row.text(Column.TRADE_ID) == null) {
                    String contract = row.text(Column.CON_ID) + "|" + row.text(Column.SYMBOL);
                    events.computeIfAbsent(
                                    new Event(
                                            row.statement(),
                                            contract,
                                            row.text(Column.EVENT_DATE),
                                            row.text(Column.TRANSACTION_TYPE)),
                                    event -> new ArrayList<>())
                            .add(row);
                }
            }
        }
        Map<Content, List<Integer>> ordinals = new HashMap<>();
        events.values().forEach(same -> {
            same.sort(Comparator.comparing((FlexRow row) -> String.valueOf(row.text(Column.QUANTITY)))
                    .thenComparing(row -> String.valueOf(row.text(Column.PROCEEDS)))
                    .thenComparing(row -> String.valueOf(row.text(Column.PRICE)))
                    .thenComparing(RawJson::of));
            for (int i = 0; i < same.size(); i++) {
                FlexRow row = same.get(i);
                ordinals.computeIfAbsent(
                                new Content(row.statement(), RawJson.hash(RawJson.of(row))), key -> new ArrayList<>())
                        .add(i);
            }
        });
        return (row, hash) -> row.text(Column.TRADE_ID) != null
                ? 0
                : ordinals.get(new Content(row.statement(), hash)).remove(0);
    }
}
