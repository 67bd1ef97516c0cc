package io.github.ibkringest.verify;

import static io.github.ibkringest.verify.PlantedDefect.of;

import java.util.stream.Stream;

/** What somebody may do to a database. */
final class PlantedDefects {

    private static final String A_FILL = "(select min(id) from trading.execution where is_effective and kind = 'FILL')";

    private PlantedDefects() {}

    static Stream<PlantedDefect> ofTables() {
        return Stream.of(chains(), ledger(), links(), rows()).flatMap(planted -> planted);
    }

    /** What no query finds, because it was done with care. */
    static Stream<PlantedDefect> ofData() {
        return Stream.of(
                of(
                        "a byte of a payload flipped",
                        Check.PAYLOAD_BYTES,
                        "raw_payload_chunk",
                        "update trading.raw_payload_chunk set bytes = set_byte(bytes, length(bytes) / 2,"
                                + " get_byte(bytes, length(bytes) / 2) # 1) where payload_id ="
                                + " (select max(id) from trading.raw_payload) and seq = 0"),
                of(
                        "the end of a payload removed",
                        Check.PAYLOAD_BYTES,
                        "raw_payload_chunk",
                        "update trading.raw_payload_chunk set bytes = substring(bytes for length(bytes) - 9)"),
                of(
                        "rows of a payload counted otherwise",
                        Check.PAYLOAD_ROWS,
                        "raw_payload",
                        "update trading.payload_content set rows = rows + 1,"
                                + " skipped = skipped || jsonb_build_object('planted-row', 1)"),
                of(
                        "days called complete that a payload does not complete",
                        Check.PAYLOAD_DAYS,
                        "coverage",
                        "insert into trading.coverage (account_id, dataset, source, feed, covered_from, covered_to, run_id,"
                                + " payload_id) select c.account_id, 'option-events', c.source, 'planted', c.covered_from,"
                                + " c.covered_to, c.run_id, c.payload_id from trading.coverage c"
                                + " where c.dataset = 'executions' and not exists (select from trading.coverage o"
                                + " where o.payload_id = c.payload_id and o.dataset = 'option-events') limit 1"),
                of(
                        "a record altered where a row keeps it",
                        Check.PAYLOAD_RECORDS,
                        "execution",
                        "update trading.execution set raw_record = replace(raw_record::text, '\"STK\"', '\"OPT\"')::json"
                                + " where raw_record::text like '%\"STK\"%'"),
                of(
                        "a fill removed with all that tells of it",
                        Check.PAYLOAD_RECORDS,
                        "execution",
                        "delete from trading.execution x where x.id ="
                                + " (select max(e.id) from trading.execution e where e.is_effective and e.kind = 'FILL'"
                                + " and e.ibkr_exec_id is not null"
                                + " and not exists (select from trading.execution o where e.id in"
                                + " (o.superseded_by, o.cancelled_by)))"),
                of(
                        "an amount altered that no event tells",
                        Check.ROWS_ANEW,
                        "execution",
                        "update trading.execution set proceeds = proceeds + 1 where id = " + A_FILL),
                of(
                        "an option event's proceeds altered",
                        Check.ROWS_ANEW,
                        "option_event",
                        "update trading.option_event set proceeds = coalesce(proceeds, 0) + 1"),
                of(
                        "the time of an order altered",
                        Check.ROWS_ANEW,
                        "trade_order",
                        "update trading.trade_order set submitted_at = submitted_at + interval '1 hour'"
                                + " where not from_executions and own_values is null and submitted_at is not null"));
    }

    private static Stream<PlantedDefect> chains() {
        return Stream.of(
                of("an event removed", Check.EVENT_CHAIN, "event", "delete from trading.event where id = 3"),
                of(
                        "the last event removed",
                        Check.EVENT_CHAIN,
                        "event",
                        "delete from trading.event where id = (select last_id from trading.event_head)"),
                of(
                        "an event altered",
                        Check.EVENT_CHAIN,
                        "event",
                        "update trading.event set data = replace(data, 'BUY', 'SELL') where id ="
                                + " (select min(id) from trading.event where data like '%BUY%')"),
                of(
                        "an event altered with its hash",
                        Check.EVENT_CHAIN,
                        "event",
                        "update trading.event e set subject = 'X', digest = d.digest, hash = sha256(b.hash || d.digest)"
                                + " from trading.event b, lateral (select trading.event_digest(5, x.type, x.account, 'X',"
                                + " x.revision, x.run_id, x.occurred_at, x.is_history, x.data) as digest"
                                + " from trading.event x where x.id = 5) d where e.id = 5 and b.id = 4"),
                of(
                        "an event emptied",
                        Check.EVENT_REMOVALS,
                        "event",
                        "update trading.event set data = null, account = null, account_id = null where id = 4"),
                of(
                        "a payload removed",
                        Check.PAYLOAD_CHAIN,
                        "raw_payload",
                        "set session_replication_role = replica;"
                                + "delete from trading.raw_payload where id = (select min(id) from trading.raw_payload)"),
                of(
                        "a payload's digest altered",
                        Check.PAYLOAD_CHAIN,
                        "raw_payload",
                        "update trading.raw_payload set sha256 = reverse(sha256)"),
                of(
                        "a payload's days altered",
                        Check.PAYLOAD_CHAIN,
                        "raw_payload",
                        "update trading.raw_payload set period_from = period_from - 30"),
                of(
                        "a seal removed",
                        Check.PAYLOAD_CHAIN,
                        "raw_payload",
                        "delete from trading.payload_seal where id = 2"),
                of(
                        "the last seal removed",
                        Check.PAYLOAD_CHAIN,
                        "payload_seal",
                        "delete from trading.payload_seal where id = (select last_id from trading.payload_chain)"),
                of(
                        "a payload removed as with its account",
                        Check.PAYLOAD_REMOVALS,
                        "payload_seal",
                        "update trading.payload_seal set removed_at = now() where id = 1"),
                of(
                        "a payload added",
                        Check.PAYLOAD_CHAIN,
                        "raw_payload",
                        "insert into trading.raw_payload (sha256, source, name, feed, size_bytes, accounts, fetched_at)"
                                + " values ('0', 'flex-file', 'x', 'flex-activity', 0, '{}', now())"),
                of(
                        "a piece of a payload removed",
                        Check.PAYLOAD_CHUNKS,
                        "raw_payload_chunk",
                        "delete from trading.raw_payload_chunk where payload_id = (select max(id) from trading.raw_payload)"));
    }

    private static Stream<PlantedDefect> ledger() {
        return Stream.of(
                of(
                        "counts of a payload altered",
                        Check.PAYLOAD_CONTENT,
                        "payload_content",
                        "alter table trading.payload_content drop constraint conservation_of_rows;"
                                + "update trading.payload_content set rows = rows + 1"),
                of(
                        "the ledger altered",
                        Check.RUNS,
                        "run",
                        "update trading.run set read = read + 1, unchanged = unchanged + 1 where id ="
                                + " (select max(id) from trading.run where status = 'succeeded')"),
                of(
                        "the ledger altered without its constraint",
                        Check.RUNS,
                        "run",
                        "alter table trading.run drop constraint conservation;"
                                + "update trading.run set inserted = inserted + 1 where id ="
                                + " (select max(id) from trading.run where status = 'succeeded')"),
                of(
                        "a run called failed",
                        Check.RUNS_OF_ROWS,
                        "execution",
                        "update trading.run set status = 'failed' where id ="
                                + " (select min(first_run_id) from trading.execution)"),
                of(
                        "a run called failed that completed days",
                        Check.COVERAGE,
                        "coverage",
                        "update trading.run set status = 'failed' where id = (select min(run_id) from trading.coverage)"),
                of(
                        "a gap hidden",
                        Check.COVERAGE,
                        "coverage",
                        "update trading.coverage set covered_to = covered_to + 20 where id ="
                                + " (select min(id) from trading.coverage)"),
                of(
                        "a gap hidden by a new row",
                        Check.COVERAGE,
                        "coverage",
                        "insert into trading.coverage (account_id, dataset, source, feed, covered_from, covered_to, run_id,"
                                + " payload_id) select account_id, dataset, source, feed, date '2020-01-01',"
                                + " date '2020-12-31', run_id, payload_id from trading.coverage limit 1"),
                of(
                        "a record in quarantine removed",
                        Check.QUARANTINE,
                        "quarantined_record",
                        "delete from trading.quarantined_record where id ="
                                + " (select min(id) from trading.quarantined_record)"),
                of(
                        "a record in quarantine closed",
                        Check.QUARANTINE,
                        "quarantined_record",
                        "update trading.quarantined_record set state = 'superseded', closed_at = now() where id ="
                                + " (select min(id) from trading.quarantined_record where state = 'open')"));
    }

    private static Stream<PlantedDefect> links() {
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
                                + A_FILL),
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
                        "update trading.execution set superseded_by = id where id = " + A_FILL),
                of(
                        "a flag flipped",
                        Check.EFFECTIVE,
                        "execution",
                        "alter table trading.execution alter column is_effective drop expression;"
                                + "update trading.execution set is_effective = false where id = " + A_FILL),
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
                        "update trading.option_event set booking_execution_id = " + A_FILL),
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
                                + A_FILL));
    }

    private static Stream<PlantedDefect> rows() {
        return Stream.of(
                of(
                        "a price altered",
                        Check.EVENTS_EXECUTIONS,
                        "execution",
                        "update trading.execution set price = price + 1 where id = " + A_FILL),
                of(
                        "a quantity altered",
                        Check.POSITIONS,
                        "position_total",
                        "update trading.execution set signed_quantity = signed_quantity * 2 where id = " + A_FILL),
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
                                + A_FILL),
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
