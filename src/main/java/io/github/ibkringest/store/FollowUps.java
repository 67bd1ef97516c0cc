package io.github.ibkringest.store;

import io.github.ibkringest.model.Dataset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What is done once after all rows of a run are in, as set operations: supersede, cancel, link - whatever came first.
 * Thread-safe.
 */
public final class FollowUps {

    private static final Map<Dataset, List<String>> STATEMENTS = Map.of(
            Dataset.ORDERS, List.of("orders/after/10-link-executions"),
            Dataset.EXECUTIONS,
                    List.of(
                            // a cancel that came before its fill: only the fill makes their order
                            "orders/after/10-link-executions",
                            "executions/after/10-supersede-revisions",
                            "executions/after/20-supersede-duplicates",
                            "executions/after/30-match-cancels",
                            "executions/after/40-release-rebooked",
                            "executions/after/50-book-option-events"),
            Dataset.OPTION_EVENTS, List.of("option-events/after/10-parents"));

    private final JdbcTemplate jdbc;

    public FollowUps(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Runs them in the current transaction. */
    public void run(Dataset dataset, long accountId, long runId) {
        STATEMENTS.get(dataset).forEach(statement -> {
            Failpoint.reach("follow-up");
            jdbc.update(Sql.of(statement), accountId, runId);
        });
    }
}
