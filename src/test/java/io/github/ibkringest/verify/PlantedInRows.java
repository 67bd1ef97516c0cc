package io.github.ibkringest.verify;

import static io.github.ibkringest.verify.PlantedDefect.of;

import java.util.stream.Stream;

/** What somebody may do to rows and to the links between them. */
final class PlantedInRows {

    private PlantedInRows() {}

    static Stream<PlantedDefect> links() {
        return Stream.of(
                of(
                        "a cancel unlinked",
                        Check.CANCELS,
                        "execution",
                        "update trading.execution set cancelled_by = null where kind = 'CANCEL' and cancelled_by is not null"),
                of(
                        "an original called cancelled",
                        Check.CANCELS,
                        "execution",
                        "update trading.execution set cancelled_by = (select max(id) from trading.execution) where id = "
                                + PlantedDefects.A_FILL),
                of(
                        "a revision called effective",
                        Check.SUPERSEDED,
                        "execution",
                        "update trading.execution set superseded_by = null where superseded_by is not null"
                                + " and exec_group is not null"),
                of(
                        "a fill called superseded by itself",
                        Check.EFFECTIVE,
                        "execution",
                        "update trading.execution set superseded_by = id where id = " + PlantedDefects.A_FILL),
                of(
                        "a flag flipped",
                        Check.EFFECTIVE,
                        "execution",
                        "alter table trading.execution alter column is_effective drop expression;"
                                + "update trading.execution set is_effective = false where id = "
                                + PlantedDefects.A_FILL),
                of(
                        "a fill without its order",
                        Check.ORDER_LINKS,
                        "execution",
                        "update trading.execution set order_id = null where id ="
                                + " (select min(id) from trading.execution where order_id is not null)"),
                of(
                        "a fill of another order",
                        Check.ORDER_LINKS,
                        "execution",
                        "update trading.execution e set order_id = (select max(o.id) from trading.trade_order o"
                                + " where o.account_id = e.account_id and o.id <> e.order_id)"
                                + " where e.order_id is not null and e.ibkr_order_id is not null"),
                of(
                        "an option event without its booking",
                        Check.BOOKINGS,
                        "option_event",
                        "update trading.option_event set booking_execution_id = null where booking_execution_id is not null"),
                of(
                        "an option event booked by a fill",
                        Check.BOOKINGS,
                        "option_event",
                        "update trading.option_event set booking_execution_id = " + PlantedDefects.A_FILL),
                of(
                        "a delivery caused by itself",
                        Check.BOOKINGS,
                        "option_event",
                        "update trading.option_event set parent_event_id = id where event_type = 'DELIVERY'"),
                of(
                        "an alias altered",
                        Check.ALIASES,
                        "order_alias",
                        "update trading.order_alias set value = value || 'x' where namespace = 'BROKERAGE'"),
                of(
                        "a row of another contract",
                        Check.CONTRACTS,
                        "execution",
                        "update trading.execution e set contract_id ="
                                + " (select min(c.id) from trading.ibkr_contract c where c.con_id <> e.con_id) where e.id = "
                                + PlantedDefects.A_FILL));
    }

    static Stream<PlantedDefect> rows() {
        return Stream.of(
                of(
                        "a price altered",
                        Check.EVENTS_EXECUTIONS,
                        "execution",
                        "update trading.execution set price = price + 1 where id = " + PlantedDefects.A_FILL),
                of(
                        "a quantity altered",
                        Check.POSITIONS,
                        "position_total",
                        "update trading.execution set signed_quantity = signed_quantity * 2 where id = "
                                + PlantedDefects.A_FILL),
                of(
                        "a fill removed",
                        Check.ROWS_OF_RUNS,
                        "run",
                        "delete from trading.execution x where x.id ="
                                + " (select max(e.id) from trading.execution e where e.is_effective and e.kind = 'FILL'"
                                + " and e.revision = 1 and not exists (select from trading.execution o where e.id in"
                                + " (o.superseded_by, o.cancelled_by)))"),
                of(
                        "a fill added",
                        Check.ROWS_OF_RUNS,
                        "run",
                        "insert into trading.execution (account_id, exec_key, kind, side, quantity, signed_quantity, source, feed,"
                                + " feed_rank, content_hash, raw_record, first_run_id, last_run_id)"
                                + " select account_id, 'X:9', kind, side, quantity, signed_quantity, source, feed, feed_rank,"
                                + " content_hash, raw_record, first_run_id, last_run_id from trading.execution where id = "
                                + PlantedDefects.A_FILL),
                of(
                        "a position altered",
                        Check.POSITIONS,
                        "position_total",
                        "update trading.position_total set quantity = quantity + 1"),
                of(
                        "a position removed",
                        Check.EVENTS_POSITIONS,
                        "position_total",
                        "delete from trading.position_total where quantity <> 0"),
                of(
                        "a derived order altered",
                        Check.DERIVED_ORDERS,
                        "trade_order",
                        "update trading.trade_order set commission = commission + 1 where feed = 'executions'"),
                of(
                        "an order altered",
                        Check.EVENTS_ORDERS,
                        "trade_order",
                        "update trading.trade_order set status = 'CANCELLED' where id ="
                                + " (select max(id) from trading.trade_order where is_effective)"),
                of(
                        "an option event altered",
                        Check.EVENTS_OPTION_EVENTS,
                        "option_event",
                        "update trading.option_event set quantity = quantity + 1"),
                of(
                        "an option event removed",
                        Check.EVENTS_OPTION_EVENTS,
                        "option_event",
                        "delete from trading.option_event where event_type = 'DELIVERY'"),
                of(
                        "a revision removed",
                        Check.REVISIONS,
                        "execution",
                        "delete from trading.record_revision where dataset = 'executions' and revision = 1"),
                of(
                        "history altered",
                        Check.REVISIONS,
                        "execution",
                        "update trading.record_revision set replaced_by_run = replaced_by_run - 1 where dataset = 'executions'"));
    }
}
