package io.github.ibkringest.store;

import io.github.ibkringest.broker.Reading;
import io.github.ibkringest.model.Dataset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Records that could not be trusted, kept with the reason until somebody resolves them. Thread-safe. */
public final class Quarantine {

    private final JdbcTemplate jdbc;

    public Quarantine(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts records aside; those that already lie there stay as they are. */
    public void put(
            long runId, Long accountId, Dataset dataset, Long payloadId, List<? extends Reading.Malformed<?>> records) {
        jdbc.batchUpdate(
                Sql.of("quarantine/put"),
                records.stream()
                        .map(record -> new Object[] {
                            runId,
                            accountId,
                            dataset.label(),
                            payloadId,
                            record.raw().place(),
                            record.reason(),
                            record.raw().json(),
                            record.raw().hash()
                        })
                        .toList());
    }
}
