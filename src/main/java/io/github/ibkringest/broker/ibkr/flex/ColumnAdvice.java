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

    /**
     * A column that is not there.
     *
     * @param element what rows are called that should have it
     * @param column the one to tick
     * @param why what follows from its absence
     * @param vital whether the history of trades is of no use without it
     */
    record Missing(String element, Column column, String why, boolean vital) {}

    private static final Wanted CONTRACT = new Wanted("contracts are not linked", List.of(Column.CON_ID));
    private static final Wanted MOMENT =
            new Wanted("the time of day is not known", List.of(Column.DATE_TIME, Column.TRADE_TIME));
    private static final Wanted ORDER = new Wanted("executions are not linked to orders", List.of(Column.ORDER_ID));

    private static final Wanted QUANTITY = new Wanted("they go to quarantine", List.of(Column.QUANTITY));
    private static final Wanted PRICE = new Wanted("prices are not known", List.of(Column.PRICE));
    private static final Wanted ORDER_NUMBER = new Wanted("they go to quarantine", List.of(Column.ORDER_ID));

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

    /** Without these the records of an element go to quarantine, or are stored without what a trade is about. */
    private static final Map<String, List<Wanted>> VITAL = Map.of(
            "Trade", List.of(QUANTITY, PRICE),
            "TradeConfirm", List.of(QUANTITY, PRICE),
            "Order", List.of(ORDER_NUMBER, QUANTITY),
            "OptionEAE", List.of(CONTRACT));

    private ColumnAdvice() {}

    /** What is missing in rows of these shapes, the vital ones first. */
    static List<Missing> missing(Collection<RowShape> shapes) {
        Set<Missing> missing = new LinkedHashSet<>();
        shapes.forEach(shape -> add(shape, VITAL, true, missing));
        shapes.forEach(shape -> add(shape, WANTED, false, missing));
        missing.removeIf(
                one -> !one.vital() && missing.contains(new Missing(one.element(), one.column(), one.why(), true)));
        return new ArrayList<>(missing);
    }

    private static void add(RowShape shape, Map<String, List<Wanted>> table, boolean vital, Set<Missing> missing) {
        for (Wanted wanted : table.getOrDefault(shape.element(), List.of())) {
            if (wanted.anyOf().stream().noneMatch(shape::has)) {
                missing.add(new Missing(shape.element(), wanted.anyOf().get(0), wanted.why(), vital));
            }
        }
    }

    /** One sentence a missing column, for the rows that a statement holds. */
    static List<String> of(String name, Collection<RowShape> shapes) {
        List<String> advice = new ArrayList<>();
        for (Missing column : missing(shapes)) {
            advice.add(name + ": " + column.element() + " rows have no "
                    + column.column().attributes().get(0) + ", so " + column.why() + "; tick \""
                    + column.column().label() + "\" in the Flex query");
        }
        return advice;
    }
}
