package io.github.ibkringest.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the store holds, at a glance. Thread-safe. */
public final class Overview {

    private final JdbcTemplate jdbc;

    public Overview(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The last run of an account and dataset.
     *
     * @param account account code, or null for payloads that could not be read
     * @param dataset its label
     * @param at when it started, UTC
     * @param status how it ended
     * @param read records read
     * @param inserted rows inserted
     * @param updated records that changed a row
     * @param error why it failed, or null
     */
    public record LastRun(
            String account,
            String dataset,
            String at,
            String status,
            long read,
            long inserted,
            long updated,
            String error) {}

    /**
     * The rows of an account.
     *
     * @param account account code
     * @param environment what it trades with
     * @param orders orders
     * @param executions executions
     * @param effective executions that count
     * @param optionEvents option events
     */
    public record Rows(
            String account, String environment, long orders, long executions, long effective, long optionEvents) {}

    /** The last run of each account and dataset. */
    public List<LastRun> lastRuns() {
        return jdbc.query(Sql.of("status/last-runs"), new DataClassRowMapper<>(LastRun.class));
    }

    /** The rows of each account. */
    public List<Rows> rows() {
        return jdbc.query(Sql.of("status/rows"), new DataClassRowMapper<>(Rows.class));
    }

    /** Rows that miss their counterpart, by what they miss. */
    public Map<String, Long> loose() {
        Map<String, Long> loose = new LinkedHashMap<>();
        jdbc.query(Sql.of("status/loose"), row -> {
            loose.put(row.getString(1), row.getLong(2));
        });
        return loose;
    }
}
