package io.github.ibkringest.store;

import io.github.ibkringest.model.Dataset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What is done once after all rows of a run are in, as set operations: supersede, cancel, link - whatever came first. Only
 * rows that the run can have changed something for are looked at, so that a run costs the same onto a large store.
 * Thread-safe.
 */
public final class FollowUps {

    private static final Map<Dataset, List<FollowUp>> FOLLOW_UPS = Map.of(
            Dataset.ORDERS, List.of(FollowUp.ofAccount("orders/after/10-link-executions")),
            Dataset.EXECUTIONS,
                    List.of(
                            // a cancel that came before its fill: only the fill makes their order
                            FollowUp.ofAccount("orders/after/10-link-executions"),
                            FollowUp.ofAccount("executions/after/10-supersede-revisions"),
                            FollowUp.ofContracts("executions/after/20-supersede-duplicates"),
                            FollowUp.ofContracts("executions/after/30-match-cancels"),
                            FollowUp.ofContracts("executions/after/40-release-rebooked"),
                            FollowUp.ofContracts("executions/after/50-book-option-events")),
            Dataset.OPTION_EVENTS, List.of(FollowUp.ofContracts("option-events/after/10-parents")));

    private final JdbcTemplate jdbc;

    public FollowUps(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A statement, and whether it is told the contracts that the run has written rows of. */
    private record FollowUp(String sql, boolean byContract) {

        /** One whose rows are few in any account: all of them are looked at. */
        static FollowUp ofAccount(String sql) {
            return new FollowUp(sql, false);
        }

        static FollowUp ofContracts(String sql) {
            return new FollowUp(sql, true);
        }
    }

    /**
     * Runs them in the current transaction.
     *
     * @param conIds the contracts that the run has written rows of, and the underlyings of option events
     */
    public void run(Dataset dataset, long accountId, long runId, Set<String> conIds) {
        String[] contracts = conIds.toArray(String[]::new);
        FOLLOW_UPS.get(dataset).forEach(followUp -> {
            Failpoint.reach("follow-up");
            if (followUp.byContract()) {
                jdbc.update(Sql.of(followUp.sql()), accountId, runId, contracts);
            } else {
                jdbc.update(Sql.of(followUp.sql()), accountId, runId);
            }
        });
    }
}
