package io.github.ibkringest.cli.show;

import io.github.ibkringest.model.OrderStatus;
import io.github.ibkringest.store.sql.Sql;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What can be listed. */
final class Listings {

    private static final String WORKING = "status in ('PENDING', 'WORKING', 'PARTIALLY_FILLED', 'INACTIVE')";
    private static final List<String> OPTION_EVENTS =
            List.of("ASSIGNMENT", "EXERCISE", "EXPIRATION", "CASH_SETTLEMENT", "DELIVERY", "OTHER");
    private static final String SUMS = "sum(realized_pnl) as realized_pnl, sum(commission) as commission,"
            + " commission_currency, sum(taxes) as taxes, sum(fills)::bigint as fills, sum(bookings)::bigint as bookings,"
            + " sum(without_realized_pnl)::bigint as without_realized_pnl,"
            + " sum(without_commission)::bigint as without_commission";

    /** Rows of which a part of the figures is not known. */
    private static final String UNSTATED = "without_realized_pnl + without_commission as unstated";

    /** With six digits after the point; below 1 six that are not leading zeros, as a price can be far below a cent. */
    private static final String AVERAGE_PRICE =
            "round(average_price, case when average_price <> 0 and abs(average_price) < 1"
                    + " then 5 - floor(log(abs(average_price)))::integer else 6 end)";

    private Listings() {}

    /** The listing of a subject. */
    static Listing of(Subject subject, Grouping by) {
        return switch (subject) {
            case ORDERS -> orders();
            case EXECUTIONS -> executions();
            case TRADES ->
                Listing.of(
                        "trading.trade",
                        "account, trading_day as day, symbol, signed_quantity as quantity, price, currency,"
                                + " commission || coalesce(' ' || commission_currency, '') as commission, realized_pnl",
                        "trading_day",
                        "trading_day, executed_at, execution_id");
            case OPTION_EVENTS ->
                Listing.of(
                                query("show/option-events"),
                                "account, event_date as day, event_type as event, symbol, quantity, proceeds as amount,"
                                        + " realized_pnl as realized, currency",
                                "event_date",
                                "event_date, event_ts, event_id")
                        .withStatus("event_type", OPTION_EVENTS, Map.of(), null);
            case ASSIGNMENTS ->
                Listing.of(
                                "trading.option_story",
                                "account, event_date as day, event_type as event, symbol, quantity, delivered, delivered_quantity as units,"
                                        + " delivered_price as at, coalesce(delivered_amount, cash_settled) as amount",
                                "event_date",
                                "event_date, event_ts, event_id")
                        .withStatus(
                                "event_type",
                                OPTION_EVENTS.subList(0, 3),
                                Map.of("all", "true"),
                                "event_type in ('ASSIGNMENT', 'EXERCISE')");
            case POSITIONS ->
                Listing.of(
                        "trading.current_position",
                        "account, symbol, quantity, " + AVERAGE_PRICE + " as average_price, cost, currency, last_price",
                        null,
                        "account, symbol, con_id");
            case ROUND_TRIPS ->
                Listing.of(
                                "trading.current_round_trip",
                                "account, symbol, case direction when 'SHORT' then -quantity else quantity end as quantity,"
                                        + " opened_on, closed_on, round(realized_fifo, 2) as fifo,"
                                        + " round(realized_broker, 2) as broker, currency",
                                "coalesce(closed_on, opened_on, '-infinity')",
                                "opened_at, con_id, round_trip")
                        .withStatus(
                                "closed_at",
                                List.of(),
                                Map.of("open", "closed_at is null", "closed", "closed_at is not null"),
                                null);
            case PNL -> sums(by);
        };
    }

    private static Listing orders() {
        return Listing.of(
                        query("show/orders"),
                        "account, trading_day as day, status || case when not_seen_since is null then ''"
                                + " else to_char(not_seen_since at time zone 'UTC', '\", not seen since \"YYYY-MM-DD') end"
                                + " as status, symbol, side, quantity, filled_quantity as filled,"
                                + " limit_price as \"limit\"",
                        "trading_day",
                        "trading_day, submitted_at, order_id")
                .withStatus(
                        "status",
                        Arrays.stream(OrderStatus.values()).map(Enum::name).toList(),
                        Map.of("open", WORKING),
                        null);
    }

    private static Listing executions() {
        return Listing.of(
                        query("show/executions"),
                        "account, trading_day as day, symbol, signed_quantity as quantity, price, counts, why",
                        "trading_day",
                        "trading_day, executed_at, execution_id")
                .withStatus("counts", List.of(), Map.of("counted", "counts", "not-counted", "not counts"), null);
    }

    private static Listing sums(Grouping by) {
        String symbol = "asset_class, symbol, currency, commission_currency";
        return switch (by) {
            case DAY -> pnl("trading_day, ", "trading_day, ", "trading_day as day, symbol", symbol);
            case MONTH -> {
                String month = "date_trunc('month', trading_day::timestamp)::date";
                yield pnl(month + " as month, ", month + ", ", "to_char(month, 'YYYY-MM') as month, symbol", symbol);
            }
            case SYMBOL -> pnl("", "", "symbol", symbol);
            case UNDERLYING -> pnl("", "", "underlying", "underlying, currency, commission_currency");
            case TOTAL ->
                Listing.sums(
                        query("show/totals"),
                        "account, currency, realized_pnl, commission, taxes, fills, bookings, " + UNSTATED,
                        "account, currency, " + SUMS.replace(" commission_currency,", ""),
                        "account, currency",
                        "trading_day",
                        "account, currency");
        };
    }

    /** @param time a column of the time and a comma, or nothing; then the same to group by */
    private static Listing pnl(String time, String timeGroup, String shown, String groups) {
        String selected = groups.replace(", commission_currency", ", ");
        return Listing.sums(
                "trading.pnl_by_day",
                "account, " + shown
                        + ", realized_pnl as realized, currency, commission, commission_currency as paid_in, "
                        + UNSTATED,
                "account, " + time + selected + SUMS,
                "account, " + timeGroup + groups,
                "trading_day",
                "account, " + (time.contains(" as month") ? "month, " : time) + groups);
    }

    private static String query(String name) {
        return "(" + Sql.of(name) + ")";
    }
}
