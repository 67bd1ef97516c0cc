package io.github.ibkringest.store.status;

import io.github.ibkringest.store.sql.Sql;
import java.sql.ResultSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
     * @param at when it started, ISO 8601 in UTC
     * @param status how it ended; {@code interrupted} also when no program is at work on it any more
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
     * @param unconfirmed executions that count, and that no statement or confirmation has told so far
     */
    public record Rows(
            String account,
            String environment,
            long orders,
            long executions,
            long effective,
            long optionEvents,
            long unconfirmed) {}

    /**
     * A row that something is missing of.
     *
     * @param account account code, or null when it names none
     * @param day its trading day, or null
     * @param symbol what was traded, or null; the dataset of a record in quarantine
     * @param what what it says
     * @param row table and key
     */
    public record LooseRow(String account, String day, String symbol, String what, String row) {}

    /** The last run of each account and dataset. */
    public List<LastRun> lastRuns() {
        List<LastRun> runs = lastRunsAtOnce();
        // a run may end between the look at its row and the look at its lock, so that it seems to have been killed
        return runs.stream().anyMatch(run -> run.status().equals("interrupted")) ? lastRunsAtOnce() : runs;
    }

    private List<LastRun> lastRunsAtOnce() {
        return jdbc.query(Sql.of("status/last-runs"), new DataClassRowMapper<>(LastRun.class));
    }

    /** The rows of each account. */
    public List<Rows> rows() {
        return jdbc.query(Sql.of("status/rows"), new DataClassRowMapper<>(Rows.class));
    }

    /** How many rows are loose, by account code, in order; those that name no account under an empty one. */
    public Map<Loose, Map<String, Long>> loose() {
        Map<Loose, Map<String, Long>> loose = new EnumMap<>(Loose.class);
        for (Loose kind : Loose.values()) {
            Map<String, Long> counts = new TreeMap<>();
            String counted = "select coalesce(account, ''), count(*) from (" + kind.sql() + ") loose group by 1";
            jdbc.query(counted, (ResultSet row) -> {
                counts.put(row.getString(1), row.getLong(2));
            });
            loose.put(kind, counts);
        }
        return loose;
    }

    /** The rows that are loose in a way, account by account, by day. */
    public List<LooseRow> list(Loose kind) {
        return jdbc.query(
                "select * from (" + kind.sql() + ") loose order by account, day, symbol, \"row\"",
                new DataClassRowMapper<>(LooseRow.class));
    }
}
