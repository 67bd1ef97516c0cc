package io.github.ibkringest.verify;

import static io.github.ibkringest.verify.PlantedDefect.of;

import java.util.stream.Stream;

/** What no query finds, because it was done with care. */
final class PlantedInData {

    private PlantedInData() {}

    static Stream<PlantedDefect> all() {
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
                        "update trading.execution set proceeds = proceeds + 1 where id = " + PlantedDefects.A_FILL),
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
}
