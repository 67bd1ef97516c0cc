package io.github.ibkringest.store.run;

import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.sql.Columns;
import io.github.ibkringest.store.sql.CountsJson;
import io.github.ibkringest.store.sql.Sql;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ledger of runs, and the locks that keep two runs of one account and dataset apart. Thread-safe. */
public final class RunLedger {

    /** Longer texts say nothing more and make the ledger unreadable. */
    private static final int MAX_ERROR = 2_000;

    private final JdbcTemplate jdbc;

    public RunLedger(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the lock of an account and dataset for the rest of the current transaction; it dies with the connection.
     *
     * @return false when another run holds it
     */
    public boolean tryLock(Long accountId, Dataset dataset) {
        int account = accountId == null ? 0 : Math.toIntExact(accountId);
        return Boolean.TRUE.equals(
                jdbc.queryForObject(Sql.of("run/try-lock"), Columns.BOOLEAN, account, dataset.ordinal()));
    }

    /** Sets unfinished runs of the pair to interrupted; only the holder of the lock may do so. */
    public int markInterrupted(Long accountId, Dataset dataset) {
        return jdbc.update(Sql.of("run/interrupt"), dataset.label(), accountId);
    }

    /** Opens a ledger row. */
    public long start(Long accountId, Dataset dataset, String source, String payload) {
        return start(accountId, dataset, source, payload, null);
    }

    /**
     * Opens a ledger row in a transaction that does not wait for the disk. If the server crashes before the run ends, the row
     * may be lost with it; whatever the run commits is on disk with its row.
     */
    public long startAtOnce(Long accountId, Dataset dataset, String source, String payload) {
        return start(accountId, dataset, source, payload, "off");
    }

    private long start(Long accountId, Dataset dataset, String source, String payload, String waits) {
        Long id = jdbc.queryForObject(
                Sql.of("run/start"), Columns.LONG, accountId, dataset.label(), source, payload, waits);
        return id == null ? 0 : id;
    }

    /**
     * Closes a ledger row as succeeded; the database refuses when the counts do not add up to what was read.
     */
    public void succeed(long runId, Long payloadId, long read, RunCounts counts) {
        jdbc.update(
                Sql.of("run/succeed"),
                payloadId,
                read,
                counts.inserted(),
                counts.updated(),
                counts.unchanged(),
                counts.quarantined(),
                CountsJson.of(counts.ignored()),
                counts.corrected(),
                counts.ordersMade(),
                runId);
    }

    /** How many rows that were stored before a run count no more by it, or count again. */
    public long corrected(long runId) {
        Long rows = jdbc.queryForObject(Sql.of("run/corrected"), Columns.LONG, runId);
        return rows == null ? 0 : rows;
    }

    /**
     * Closes an open ledger row as failed. Waits for a commit of the run that is still going on, because that holds the
     * row.
     *
     * @return false when the row is closed already
     */
    public boolean fail(long runId, String error) {
        return jdbc.update(Sql.of("run/fail"), shortened(error), runId) == 1;
    }

    /** Whether a run was committed. */
    public boolean hasSucceeded(long runId) {
        return Boolean.TRUE.equals(jdbc.queryForObject(Sql.of("run/has-succeeded"), Columns.BOOLEAN, runId));
    }

    /** Records a run that failed before it could begin. */
    public long failed(Long accountId, Dataset dataset, String source, String payload, String error) {
        long id = start(accountId, dataset, source, payload);
        fail(id, error);
        return id;
    }

    /** Leaves an event of a failed run; the last statement of its transaction. */
    public void tellFailed(long runId) {
        jdbc.update(Sql.of("events/run-failed"), runId);
        jdbc.queryForObject(Sql.of("events/publish-run"), Columns.LONG, runId);
    }

    private static String shortened(String error) {
        return error.length() <= MAX_ERROR ? error : error.substring(0, MAX_ERROR) + " …";
    }
}
