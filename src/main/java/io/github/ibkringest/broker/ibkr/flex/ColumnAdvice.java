package io.github.ibkringest.broker.ibkr.flex;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the Flex query leaves out that the trade history would be poorer without: which boxes to tick, and why. */
final class ColumnAdvice {

    private record Wanted(String why, List<Column> anyOf) {}

    private static final Wanted CONTRACT = new Wanted("contracts are not linked", List.of(Column.CON_ID));
    private static final Wanted MOMENT =
            new Wanted("the time of day is not known", List.of(Column.DATE_TIME, Column.TRADE_TIME));
    private static final Wanted ORDER = new Wanted("executions are not linked to orders", List.of(Column.ORDER_ID));

    private static final Map<String, List<Wanted>> WANTED = Map.of(
            "Trade",
                    List.of(
                            new Wanted("fills are not recognised in other reports", List.of(Column.EXEC_ID)),
                            new Wanted("corrections are not told from originals", List.of(Column.TRANSACTION_ID)),
                            new Wanted("bookings are not told from trades", List.of(Column.TRANSACTION_TYPE)),
                            ORDER,
                            CONTRACT,
                            MOMENT),
            "TradeConfirm",
                    List.of(
                            new Wanted("fills are not recognised in other reports", List.of(Column.EXEC_ID)),
                            ORDER,
                            CONTRACT,
                            MOMENT),
            "OptionEAE",
                    List.of(
                            new Wanted("events are not linked to their bookings", List.of(Column.TRADE_ID)),
                            new Wanted("the day of the event is not known", List.of(Column.EVENT_DATE)),
                            CONTRACT));

    private ColumnAdvice() {}

    /** One sentence a missing column, for the rows that a statement holds. */
    static List<String> of(String name, Collection<RowShape> shapes) {
        Set<String> advice = new LinkedHashSet<>();
        for (RowShape shape : shapes) {
            for (Wanted wanted : WANTED.getOrDefault(shape.element(), List.of())) {
                if (wanted.anyOf().stream().noneMatch(shape::has)) {
                    Column column = wanted.anyOf().get(0);
                    advice.add(name + ": " + shape.element() + " rows have no "
                            + column.attributes().get(0) + ", so " + wanted.why() + "; tick \"" + column.label()
                            + "\" in the Flex query");
                }
            }
        }
        return new ArrayList<>(advice);
    }
}
