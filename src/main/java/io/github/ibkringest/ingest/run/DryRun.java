package io.github.ibkringest.ingest.run;

import io.github.ibkringest.store.run.Change;
import io.github.ibkringest.store.run.Changes;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** A run that is taken back once it is known what it would change. Takes part in the run's transaction. Thread-safe. */
public final class DryRun {

    private static final String SAVEPOINT = "dry_run";

    private final JdbcTemplate jdbc;

    public DryRun(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Marks the point to which the transaction goes back. */
    public void begin() {
        jdbc.execute("savepoint " + SAVEPOINT);
    }

    /** Says what the run changed, and takes it back. */
    public List<Change> undo(Run<?> run) {
        List<Change> changes = new Changes(jdbc).of(run.id());
        jdbc.execute("rollback to savepoint " + SAVEPOINT);
        return changes;
    }
}
