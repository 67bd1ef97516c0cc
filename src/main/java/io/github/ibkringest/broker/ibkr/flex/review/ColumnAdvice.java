package io.github.ibkringest.broker.ibkr.flex.review;

import io.github.ibkringest.broker.ibkr.flex.row.Column;
import io.github.ibkringest.broker.ibkr.flex.row.RowKind;
import io.github.ibkringest.broker.ibkr.flex.row.RowShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What each column costs that the Flex query leaves out. The same for people: docs/flex-query.md. */
final class ColumnAdvice {

    /**
     * Columns one of which rows should have.
     *
     * @param why what follows when they have none
     * @param vital whether the rows are of no use then
     * @param anyOf the columns, the one to tick first
     * @param tick which of them to tick
     */
    private record Wanted(String why, boolean vital, List<Column> anyOf, List<Column> tick) {}

    /**
     * A column that is not there.
     *
     * @param what which rows lack it, and what follows
     * @param cure what to tick
     * @param vital whether the rows are of no use without it
     * @param rows how many rows lack it
     */
    record Missing(String what, String cure, boolean vital, long rows) {}

    private static final List<Wanted> FILL = List.of(
            vital("they go to quarantine", Column.QUANTITY),
            vital("prices are not known", Column.PRICE),
            wanted(
                    "fills are not recognised in other reports by their own id, but by transaction id, trade id or what"
                            + " they say, and a revised fill is not told from its revision",
                    Column.EXEC_ID));

    private static final Wanted TRANSACTION = wanted(
            "bookings and cancels are recognised by trade id or by what they say, and a cancel is matched by the trade"
                    + " that it names",
            Column.TRANSACTION_ID);

    private static final List<Wanted> EXECUTION = List.of(
            wanted(
                    "bookings and cancels are told from fills by the codes and by \"(Ca.)\" behind the side, and are"
                            + " taken for fills where these do not tell",
                    Column.TRANSACTION_TYPE),
            wanted(
                    "bookings and cancels are told from fills by the transaction type, and are taken for fills where it"
                            + " is not ticked either",
                    Column.CODES),
            wanted(
                    "the side is taken from the sign of the quantity, and a cancel shows by type or codes alone",
                    Column.BUY_SELL),
            wanted(
                    "option events are matched to their bookings by contract, day and quantity, and rows without exec"
                            + " id by contract, time, quantity and price",
                    Column.TRADE_ID),
            wanted("executions are not linked to orders, and no orders are made from them", Column.ORDER_ID),
            wanted(
                    "contracts are matched by asset class, symbol, currency, expiry, strike and right, and a symbol that"
                            + " changes hands is taken for one contract",
                    Column.CON_ID));

    private static final List<Wanted> TIME = List.of(
            wanted(
                    "the time of day is not known, and rows without ids are matched by their day",
                    Column.DATE_TIME,
                    Column.TRADE_TIME),
            wanted(
                    "the trading day is taken from the time, and an evening session, which belongs to the next day, has"
                            + " the wrong one",
                    Column.TRADE_DATE));

    private static final List<Column> DAYS = List.of(Column.TRADE_DATE, Column.DATE_TIME, Column.REPORT_DATE);

    private static final Wanted DAY = new Wanted(
            "nothing says on which day they were traded: without an id they are not recognised in other reports, and"
                    + " equal trades of two days are taken for one",
            true,
            DAYS,
            DAYS);

    private static final List<Wanted> ORDER = List.of(
            vital("they go to quarantine", Column.ORDER_ID),
            vital("they go to quarantine", Column.QUANTITY),
            wanted(
                    "the days of an order that fills on several days are told apart by trade date or time alone",
                    Column.REPORT_DATE),
            wanted("contracts are matched by asset class, symbol, currency, expiry, strike and right", Column.CON_ID));

    private static final List<Wanted> OPTION_EVENT = List.of(
            vital("they go to quarantine", Column.CON_ID, Column.SYMBOL),
            wanted(
                    "events are matched to their bookings by contract, day and quantity, and not at all where two fit",
                    Column.TRADE_ID),
            wanted("the day of the event is not known, so it is found by its trade id alone", Column.EVENT_DATE),
            wanted("what happened is not known: assignment, exercise or expiration", Column.TRANSACTION_TYPE),
            wanted(
                    "events are matched to their bookings by trade id alone, and deliveries to no exercise",
                    Column.QUANTITY),
            wanted("contracts are matched by asset class, symbol, currency, expiry, strike and right", Column.CON_ID));

    private ColumnAdvice() {}

    private static Wanted vital(String why, Column... anyOf) {
        return new Wanted(why, true, List.of(anyOf), List.of(anyOf[0]));
    }

    private static Wanted wanted(String why, Column... anyOf) {
        return new Wanted(why, false, List.of(anyOf), List.of(anyOf[0]));
    }

    /** What is missing in the rows of a document, the vital ones first. */
    static List<Missing> missing(StatementTally tally) {
        Map<Missing, Long> rows = new LinkedHashMap<>();
        for (boolean vital : new boolean[] {true, false}) {
            for (RowKind kind : RowKind.values()) {
                tally.shapes(kind).forEach((shape, count) -> {
                    for (Wanted column : wanted(kind, shape)) {
                        if (column.vital() == vital && column.anyOf().stream().noneMatch(shape::has)) {
                            rows.merge(missing(kind, shape, column), count, Long::sum);
                        }
                    }
                });
            }
        }
        List<Missing> missing = new ArrayList<>();
        rows.forEach((one, count) -> missing.add(new Missing(one.what(), one.cure(), one.vital(), count)));
        return missing;
    }

    /** Confirmations never have transaction ids. */
    private static List<Wanted> wanted(RowKind kind, RowShape shape) {
        return switch (kind) {
            case EXECUTION -> {
                List<Wanted> all = new ArrayList<>(FILL);
                if (!isConfirmation(shape)) {
                    all.add(TRANSACTION);
                }
                all.addAll(EXECUTION);
                if (DAYS.stream().anyMatch(shape::has)) {
                    all.addAll(TIME);
                } else {
                    all.add(DAY);
                }
                yield all;
            }
            case ORDER -> ORDER;
            case OPTION_EVENT -> OPTION_EVENT;
            default -> List.of();
        };
    }

    private static Missing missing(RowKind kind, RowShape shape, Wanted wanted) {
        String rows = kind == RowKind.ORDER ? "Order" : shape.element();
        String attributes = listed(wanted, column -> attribute(shape, column), " and no ", ", no ");
        return new Missing(
                rows + " rows have no " + attributes + ", so " + wanted.why(),
                "tick " + listed(wanted, column -> '"' + column.label() + '"', " and ", ", ") + " in the Flex query",
                wanted.vital(),
                0);
    }

    /** What is to be ticked, as words of a sentence. */
    private static String listed(Wanted wanted, Function<Column, String> word, String last, String others) {
        List<String> words = wanted.tick().stream().map(word).toList();
        int size = words.size();
        return size == 1 ? words.get(0) : String.join(others, words.subList(0, size - 1)) + last + words.get(size - 1);
    }

    private static String attribute(RowShape shape, Column column) {
        List<String> names = column.attributes();
        return isConfirmation(shape) && names.size() > 1 ? names.get(1) : names.get(0);
    }

    private static boolean isConfirmation(RowShape shape) {
        return shape.element().equals("TradeConfirm");
    }
}
