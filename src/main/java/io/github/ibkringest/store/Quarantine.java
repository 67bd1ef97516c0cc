package io.github.ibkringest.store;

import io.github.ibkringest.broker.RawRecord;
import io.github.ibkringest.model.Dataset;
import org.springframework.jdbc.core.JdbcTemplate;

/** Records that could not be trusted, kept with the reason until somebody resolves them. Thread-safe. */
public final class Quarantine {

    private final JdbcTemplate jdbc;

    public Quarantine(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts a record aside; the same record that already lies there stays as it is. */
    public void put(long runId, Long accountId, Dataset dataset, Long payloadId, RawRecord raw, String reason) {
        jdbc.update(
                Sql.of("quarantine/put"),
                runId,
                accountId,
                dataset.label(),
                payloadId,
                raw.place(),
                reason,
                raw.json(),
                raw.hash());
    }
}
