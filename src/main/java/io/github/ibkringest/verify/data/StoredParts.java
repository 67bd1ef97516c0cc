package io.github.ibkringest.verify.data;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.broker.record.Readings;
import io.github.ibkringest.fold.Fragment;
import io.github.ibkringest.fold.layout.RowType;
import io.github.ibkringest.ingest.chunk.RowTypes;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.row.RowStore;
import io.github.ibkringest.store.sql.Sql;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The records of one dataset of an account in a payload, looked up in the store chunk by chunk. */
final class StoredParts {

    private static final int CHUNK = 1_000;

    private final JdbcTemplate jdbc;
    private final long accountId;
    private final String account;
    private final Tally tally;

    StoredParts(JdbcTemplate jdbc, long accountId, String account, Tally tally) {
        this.jdbc = jdbc;
        this.accountId = accountId;
        this.account = account;
        this.tally = tally;
    }

    <T> void check(Dataset dataset, Fetch<T> fetch) {
        RowType<T> type = RowTypes.of(dataset);
        Map<RawRecord, String> chunk = new HashMap<>();
        Iterator<Reading<T>> records = fetch.records();
        while (records.hasNext()) {
            Reading<T> reading = records.next();
            tally.checked();
            if (reading instanceof Reading.Accepted<T> accepted) {
                chunk.put(accepted.raw(), type.key().apply(accepted.data()));
            } else if (reading instanceof Reading.Malformed<T> malformed) {
                chunk.put(malformed.raw(), "");
            }
            if (chunk.size() == CHUNK) {
                check(dataset, chunk);
                chunk.clear();
            }
        }
        check(dataset, chunk);
    }

    /** Option events take the keys that name them best, so that they are not found by the key of each record. */
    private void check(Dataset dataset, Map<RawRecord, String> chunk) {
        Map<String, List<Fragment>> stored =
                new RowStore(jdbc, dataset).fragments(accountId, new HashSet<>(chunk.values()));
        Map<UUID, RawRecord> absent = new HashMap<>();
        chunk.forEach((raw, key) -> {
            List<Fragment> said = stored.get(key);
            if (said == null) {
                absent.put(raw.hash(), raw);
            } else if (said.stream()
                    .anyMatch(fragment -> fragment.raw().hash().equals(raw.hash()) && !isSame(fragment.raw(), raw))) {
                wrong(dataset, raw, "the record kept of " + key + " is not the one of the payload");
            }
        });
        if (!absent.isEmpty()) {
            quarantined(dataset, absent.keySet()).forEach(absent::remove);
            if (dataset != Dataset.OPTION_EVENTS) {
                absent.values().forEach(raw -> wrong(dataset, raw, "the record is not stored, and not in quarantine"));
            }
        }
    }

    private void wrong(Dataset dataset, RawRecord raw, String what) {
        tally.wrong(account, dataset.table(), raw.place(), what);
    }

    private static boolean isSame(RawRecord stored, RawRecord delivered) {
        return stored.json().equals(delivered.json()) || unmarked(stored).equals(unmarked(delivered));
    }

    private static String unmarked(RawRecord raw) {
        return raw.json().replaceAll("\"" + Readings.MARK + "[^\"]*\":\"[^\"]*\",?", "");
    }

    private Set<UUID> quarantined(Dataset dataset, Set<UUID> hashes) {
        return new HashSet<>(jdbc.query(
                Sql.of("verify/in-quarantine"),
                (row, n) -> row.getObject(1, UUID.class),
                dataset.label(),
                accountId,
                hashes.toArray(UUID[]::new)));
    }
}
