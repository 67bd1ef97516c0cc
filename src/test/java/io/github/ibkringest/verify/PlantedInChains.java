package io.github.ibkringest.verify;

import static io.github.ibkringest.verify.PlantedDefect.of;

import java.util.stream.Stream;

/** What somebody may do to the chains of events and payloads, and to the ledger. */
final class PlantedInChains {

    private PlantedInChains() {}

    static Stream<PlantedDefect> chains() {
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

    static Stream<PlantedDefect> ledger() {
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
}
