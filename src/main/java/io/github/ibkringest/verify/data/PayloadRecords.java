package io.github.ibkringest.verify.data;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.error.UnreadablePayloadException;
import io.github.ibkringest.broker.record.PayloadRows;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.ingest.quarantine.QuarantineSource;
import io.github.ibkringest.ingest.sync.Fetching;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.sql.CountsJson;
import io.github.ibkringest.store.sql.Sql;
import io.github.ibkringest.verify.Check;
import io.github.ibkringest.verify.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the records of payloads again: each is stored, and each day that was called complete is in its payload. */
final class PayloadRecords {

    private final JdbcTemplate jdbc;
    private final RecordReaders readers;
    private final Long account;
    private final Tally payloads = new Tally(Check.PAYLOAD_ROWS, null);
    private final Map<Dataset, Tally> records = new TreeMap<>();
    private final Tally days = new Tally(Check.PAYLOAD_DAYS, null);

    /** @param account key of the only account that is checked; null for all */
    PayloadRecords(JdbcTemplate jdbc, RecordReaders readers, Long account) {
        this.jdbc = jdbc;
        this.readers = readers;
        this.account = account;
        for (Dataset dataset : Dataset.values()) {
            records.put(dataset, new Tally(Check.PAYLOAD_RECORDS, dataset));
        }
    }

    List<Outcome> outcomes() {
        List<Outcome> outcomes = new ArrayList<>(List.of(payloads.outcome(), days.outcome()));
        records.values().forEach(tally -> outcomes.add(tally.outcome()));
        return outcomes;
    }

    /** Records of quarantine that were read again come from other payloads. */
    void check(KeptDocument document) {
        if (document.payload().source().equals(QuarantineSource.NAME)) {
            return;
        }
        payloads.checked();
        try {
            Optional<BrokerApi> opened = readers.session(document.payload());
            if (opened.isEmpty()) {
                wrong(document, "no source reads the feed " + document.payload().feed());
                return;
            }
            try (BrokerApi session = opened.get()) {
                check(document, session);
            }
        } catch (UnreadablePayloadException e) {
            wrong(document, "the payload cannot be read any more: " + e.getMessage());
        }
    }

    private void wrong(KeptDocument document, String what) {
        payloads.wrong(document.accounts(), "raw_payload", document.payload().id(), what);
    }

    /** What was stored from a payload. */
    private record Stored(long accountId, String account, Dataset dataset, boolean isWhole) {

        /** The same of another dataset, whatever was stored of it. */
        Stored of(Dataset other) {
            return new Stored(accountId, account, other, true);
        }
    }

    private void check(KeptDocument document, BrokerApi session) {
        List<Stored> parts = jdbc.query(
                Sql.of("verify/stored-parts"),
                (row, n) -> new Stored(
                        row.getLong("account_id"),
                        row.getString("account"),
                        Dataset.of(row.getString("dataset")),
                        row.getBoolean("whole")),
                document.payload().id());
        Map<Stored, List<Period>> provable = new LinkedHashMap<>();
        for (Stored part : parts) {
            if (session.accounts().contains(part.account()) && (account == null || account == part.accountId())) {
                try (Fetch<?> fetch = Fetching.fetch(session, part.dataset(), part.account())) {
                    if (part.isWhole()) {
                        new StoredParts(jdbc, part.accountId(), part.account(), records.get(part.dataset()))
                                .check(part.dataset(), fetch);
                    }
                    provable.computeIfAbsent(part.of(part.dataset()), days -> new ArrayList<>())
                            .addAll(fetch.covered());
                    provable.computeIfAbsent(part.of(Dataset.ORDERS), days -> new ArrayList<>())
                            .addAll(fetch.coveredOrders());
                }
            }
        }
        provable.forEach((part, periods) -> completed(document, part, periods));
        session.delivered().ifPresent(payload -> count(document, payload.rows()));
    }

    private void count(KeptDocument document, PayloadRows counted) {
        Map<String, Map<String, Long>> records = new TreeMap<>();
        counted.records().forEach((code, datasets) -> {
            Map<String, Long> counts = new TreeMap<>();
            datasets.forEach((dataset, count) -> counts.put(dataset.label(), count));
            records.put(code, counts);
        });
        boolean isEqual = document.rows() != null
                && jdbc.queryForObject(
                        Sql.of("verify/same-content"),
                        Boolean.class,
                        document.rows() == counted.rows(),
                        document.records(),
                        CountsJson.ofGroups(records),
                        document.skipped(),
                        CountsJson.of(counted.skipped()));
        if (!isEqual) {
            wrong(document, "the payload has " + counted.rows() + " rows, which are not counted as they are");
        }
    }

    private void completed(KeptDocument document, Stored part, List<Period> provable) {
        jdbc.query(
                Sql.of("verify/completed-days"),
                row -> {
                    days.checked();
                    Period said = new Period(
                            row.getObject("covered_from", LocalDate.class),
                            row.getObject("covered_to", LocalDate.class));
                    if (provable.stream().noneMatch(period -> said.equals(said.within(period)))) {
                        days.wrong(
                                part.account(),
                                "coverage",
                                row.getLong("id"),
                                "days " + said.from() + " to " + said.to() + " of "
                                        + part.dataset()
                                        + " are called complete, and payload "
                                        + document.payload().id() + " does not complete them");
                    }
                },
                document.payload().id(),
                part.accountId(),
                part.dataset().label());
    }
}
