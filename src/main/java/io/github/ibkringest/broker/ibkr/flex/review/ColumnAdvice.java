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
            vital("prices are unknown", Column.PRICE),
            wanted(
                    "fills are not recognised in other reports by exec id, but by transaction id, trade id or their"
                            + " values, and a revised fill is not distinguished from its revision",
                    Column.EXEC_ID));

    private static final Wanted TRANSACTION = wanted(
            "bookings and cancels are recognised by trade id or by their values, and a cancel is matched by its"
                    + " trade id",
            Column.TRANSACTION_ID);

    private static final List<Wanted> EXECUTION = List.of(
            wanted(
                    "bookings and cancels are distinguished from fills by the codes and by \"(Ca.)\" behind the side;"
                            + " without these they are taken for fills",
                    Column.TRANSACTION_TYPE),
            wanted(
                    "bookings and cancels are distinguished from fills by the transaction type; without it they are"
                            + " taken for fills",
                    Column.CODES),
            wanted(
                    "the side is derived from the sign of the quantity, and a cancel is recognised only by type or codes",
                    Column.BUY_SELL),
            wanted(
                    "option events are matched to their bookings by contract, day and quantity, and rows without exec"
                            + " id by contract, time, quantity and price",
                    Column.TRADE_ID),
            wanted("executions are not linked to orders, and no orders are derived from them", Column.ORDER_ID),
            wanted(
                    "contracts are matched by asset class, symbol, currency, expiry, strike and right, and a symbol that"
                            + " is reused for another company is taken for one contract",
                    Column.CON_ID));

    private static final List<Wanted> TIME = List.of(
            wanted(
                    "the time of day is unknown, and rows without ids are matched by their date",
                    Column.DATE_TIME,
                    Column.TRADE_TIME),
            wanted(
                    "the trade date is derived from the time, and is wrong for an evening session, which belongs to the"
                            + " next day",
                    Column.TRADE_DATE));

    private static final List<Column> DAYS = List.of(Column.TRADE_DATE, Column.DATE_TIME, Column.REPORT_DATE);

    private static final Wanted DAY = new Wanted(
            "their trade date is unknown: without an id they are not recognised in other reports, and"
                    + " equal trades of two days are taken for one",
            true,
            DAYS,
            DAYS);

    private static final List<Wanted> ORDER = List.of(
            vital("they go to quarantine", Column.ORDER_ID),
            vital("they go to quarantine", Column.QUANTITY),
            wanted(
                    "the days of an order that fills on several days are distinguished only by trade date or time",
                    Column.REPORT_DATE),
            wanted("contracts are matched by asset class, symbol, currency, expiry, strike and right", Column.CON_ID));

    private static final List<Wanted> OPTION_EVENT = List.of(
            vital("they go to quarantine", Column.CON_ID, Column.SYMBOL),
            wanted(
                    "events are matched to their bookings by contract, day and quantity, and not at all if two fit",
                    Column.TRADE_ID),
            wanted("the date of the event is unknown, so its booking is found only by the trade id", Column.EVENT_DATE),
            wanted("the kind of the event is unknown: assignment, exercise or expiration", Column.TRANSACTION_TYPE),
            wanted(
                    "events are matched to their bookings only by trade id, and deliveries to no exercise",
                    Column.QUANTITY),
            wanted("contracts are matched by asset class, symbol, currency, expiry, strike and right", Column.CON_ID));

    private static final Wanted MOVEMENT_ID = wanted(
            "they are recognised in other statements by all that they say, and not if one says it differently",
            Column.TRANSACTION_ID);

    private static final Wanted MOVEMENT_DAY = wanted(
            "the day on which a statement's positions have them is unknown, and taken to be the day that they happened on",
            Column.REPORT_DATE);

    private static final Wanted MOVED = wanted("contracts are matched by symbol", Column.CON_ID);

    private static final List<Wanted> CORPORATE_ACTION = List.of(
            vital("they go to quarantine", Column.QUANTITY),
            vital("they go to quarantine", Column.CON_ID, Column.SYMBOL),
            MOVEMENT_ID,
            wanted("the legs of a merger or spin-off are not known to belong together", Column.ACTION_ID),
            MOVEMENT_DAY,
            MOVED);

    private static final List<Wanted> TRANSFER = List.of(
            vital("those that are not of cash go to quarantine", Column.QUANTITY), MOVEMENT_ID, MOVEMENT_DAY, MOVED);

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
            case CORPORATE_ACTION -> CORPORATE_ACTION;
            case TRANSFER -> TRANSFER;
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
