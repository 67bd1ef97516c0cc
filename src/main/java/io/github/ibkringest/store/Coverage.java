package io.github.ibkringest.store;

import io.github.ibkringest.broker.Payload;
import io.github.ibkringest.broker.Period;
import io.github.ibkringest.model.Dataset;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which dates are proven complete. Thread-safe. */
public final class Coverage {

    private final JdbcTemplate jdbc;

    public Coverage(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Records what a run proves; known periods are left alone. */
    public void record(long accountId, Dataset dataset, Payload payload, Period period, long runId, long payloadId) {
        jdbc.update(
                Sql.of("coverage/record"),
                accountId,
                dataset.label(),
                payload.source(),
                payload.feed(),
                period.from(),
                period.to(),
                runId,
                payloadId);
    }
}
