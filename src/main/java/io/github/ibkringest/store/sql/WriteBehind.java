package io.github.ibkringest.store.sql;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * The new rows of a chunk, which go to the server while the next chunk is prepared: over the connection of the run's
 * transaction, but on a thread of their own. One chunk is behind at the most, and the server is asked nothing meanwhile.
 * The transaction only ends when the rows have left. One instance a run; one thread uses it.
 */
public final class WriteBehind implements TransactionSynchronization {

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "write-behind");
        thread.setDaemon(true);
        return thread;
    });

    private final JdbcTemplate jdbc;
    private Rows waiting;
    private Future<Long> leaving;
    private long written;

    public WriteBehind(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Rows(Set<String> keys, int count, String copy, CopyRows rows) {}

    /** Takes rows that are known under none of the keys so far. */
    public void take(Set<String> keys, int count, String copy, CopyRows rows) {
        finish();
        waiting = new Rows(keys, count, copy, rows);
    }

    /** Whether a row of one of the keys is behind, so that the table does not know it yet. */
    public boolean holds(Collection<String> keys) {
        return waiting != null && keys.stream().anyMatch(waiting.keys()::contains);
    }

    /** Lets what is behind leave; until {@link #finish} the connection serves nothing else. */
    public void start() {
        if (waiting != null && leaving == null) {
            PGConnection connection = Copy.connection(jdbc);
            Rows rows = waiting;
            leaving = THREADS.submit(() -> Copy.in(connection, rows.copy(), rows.rows()));
        }
    }

    /**
     * Waits until nothing is behind.
     *
     * @throws RuntimeException what kept the rows from being written, as a statement of the caller's would have failed
     */
    public void finish() {
        start();
        if (leaving == null) {
            return;
        }
        Rows rows = waiting;
        try {
            long copied = leaving.get();
            written += copied;
            if (copied != rows.count()) {
                throw new IllegalStateException("wrote " + copied + " of " + rows.count() + " rows");
            }
        } catch (ExecutionException e) {
            throw failure(rows.copy(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rows were being written", e);
        }
        waiting = null;
        leaving = null;
    }

    private RuntimeException failure(String sql, Throwable thrown) {
        if (thrown instanceof SQLException failed) {
            return Copy.failure(jdbc, sql, failed);
        }
        return thrown instanceof RuntimeException failed ? failed : new IllegalStateException(thrown);
    }

    /** How many rows have been written. */
    public long written() {
        return written;
    }

    /** Whatever ends the transaction, its connection must not be in use any more. */
    @Override
    public void beforeCompletion() {
        boolean interrupted = false;
        while (leaving != null && !leaving.isDone()) {
            try {
                leaving.get();
            } catch (ExecutionException e) {
                // the thread that waited for the rows got the exception, or fails for another reason
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
