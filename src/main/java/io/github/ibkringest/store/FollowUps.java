package io.github.ibkringest.store;

import io.github.ibkringest.model.Dataset;
import java.util.HashSet;
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
            Dataset.ORDERS,
                    List.of(FollowUp.ofAccount("orders/after/10-link-executions")
                            .tellingOrders()),
            Dataset.EXECUTIONS,
                    List.of(
                            FollowUp.ofAccount("executions/after/05-book-what-events-tell")
                                    .tellingOrders(),
                            // a cancel that came before its fill: only the fill makes their order
                            FollowUp.ofAccount("orders/after/10-link-executions")
                                    .tellingOrders(),
                            FollowUp.ofAccount("executions/after/10-supersede-revisions")
                                    .tellingOrders(),
                            FollowUp.ofAccount("executions/after/15-inherit-orders")
                                    .tellingOrders(),
                            FollowUp.ofNames("executions/after/30-match-cancels")
                                    .tellingOrders(),
                            FollowUp.ofNames("executions/after/40-release-rebooked")
                                    .tellingOrders(),
                            FollowUp.ofAccount("executions/after/50-book-option-events"),
                            // what is known of a contract may tell what it delivers
                            FollowUp.ofContracts("option-events/after/10-parents")),
            Dataset.OPTION_EVENTS,
                    List.of(
                            FollowUp.ofAccount("executions/after/05-book-what-events-tell")
                                    .tellingOrders(),
                            FollowUp.ofAccount("orders/after/10-link-executions")
                                    .tellingOrders(),
                            FollowUp.ofAccount("executions/after/50-book-option-events"),
                            FollowUp.ofContracts("option-events/after/10-parents")));

    private final JdbcTemplate jdbc;

    public FollowUps(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What a statement is told of the contracts that the run has written rows of. */
    private enum Told {
        NOTHING,
        CON_IDS,
        ALL_NAMES
    }

    /** A statement, and whether it returns the orders of the executions that it changed. */
    private record FollowUp(String sql, Told told, boolean tellsOrders) {

        /** One whose rows are few in any account: all of them are looked at. */
        static FollowUp ofAccount(String sql) {
            return new FollowUp(sql, Told.NOTHING, false);
        }

        static FollowUp ofContracts(String sql) {
            return new FollowUp(sql, Told.CON_IDS, false);
        }

        /** One that also looks at rows whose contract has no con id. */
        static FollowUp ofNames(String sql) {
            return new FollowUp(sql, Told.ALL_NAMES, false);
        }

        FollowUp tellingOrders() {
            return new FollowUp(sql, told, true);
        }

        Object[] arguments(long accountId, long runId, TouchedContracts touched) {
            return switch (told) {
                case NOTHING -> new Object[] {accountId, runId};
                case CON_IDS -> new Object[] {accountId, runId, touched.conIdArray()};
                case ALL_NAMES ->
                    new Object[] {
                        accountId, runId, touched.conIdArray(), touched.symbolArray(), touched.looseSymbolArray()
                    };
            };
        }
    }

    /**
     * Runs them in the current transaction.
     *
     * @param touched the contracts that the run has written rows of
     * @return the orders of executions that count now or belong to them, or do not any more
     */
    public Set<Long> run(Dataset dataset, long accountId, long runId, TouchedContracts touched) {
        Set<Long> orders = new HashSet<>();
        FOLLOW_UPS.get(dataset).forEach(followUp -> {
            Failpoint.reach("follow-up");
            String sql = Sql.of(followUp.sql());
            Object[] arguments = followUp.arguments(accountId, runId, touched);
            if (followUp.tellsOrders()) {
                orders.addAll(jdbc.query(sql, (row, n) -> row.getObject(1, Long.class), arguments));
            } else {
                jdbc.update(sql, arguments);
            }
        });
        orders.remove(null);
        return orders;
    }
}
