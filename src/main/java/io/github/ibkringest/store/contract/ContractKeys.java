package io.github.ibkringest.store.contract;

import io.github.ibkringest.store.sql.Sql;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Where the keys of contracts come from that rows are about to refer to and that nobody has stored yet. What is known of
 * them follows at the end of the run.
 */
public interface ContractKeys {

    /** Keys of contracts that are not stored as far as the run can see; there may be none for some. */
    Map<String, Long> make(Set<String> conIds);

    /** Stores what is only promised so far; called in the run's turn to write contracts. */
    default void store() {
        // those that are made are stored
    }

    /**
     * Commits them at once, so that nobody waits for the run, and the run for nobody's run. They stay when the run fails:
     * numbers, of which nothing is said.
     *
     * @param separately opens a transaction beside that of the run
     */
    static ContractKeys shared(JdbcTemplate jdbc, TransactionOperations separately) {
        return conIds -> separately.execute(status -> {
            jdbc.execute(Sql.of("contracts/in-passing"));
            return made(jdbc, conIds);
        });
    }

    /** Makes them in the transaction of the run, for one that has removed contracts that nobody else may make meanwhile. */
    static ContractKeys own(JdbcTemplate jdbc) {
        return conIds -> made(jdbc, conIds);
    }

    private static Map<String, Long> made(JdbcTemplate jdbc, Set<String> conIds) {
        jdbc.update(Sql.of("contracts/make"), (Object) conIds.toArray(String[]::new));
        return new ContractRows(jdbc).ids(conIds);
    }

    /**
     * For a dry run, which leaves nothing and holds up nobody: numbers below zero, under which the contracts are stored for
     * the short end of the run. Until then rows refer to nothing, which the database looks at when a transaction commits.
     */
    static ContractKeys provisional(JdbcTemplate jdbc) {
        jdbc.execute(Sql.of("contracts/check-at-commit"));
        return new ContractKeys() {

            private final Map<String, Long> promised = new TreeMap<>();

            @Override
            public Map<String, Long> make(Set<String> conIds) {
                Map<String, Long> made = new HashMap<>();
                for (String conId : conIds) {
                    long next = -1L - promised.size();
                    made.put(conId, next);
                    promised.put(conId, next);
                }
                return made;
            }

            @Override
            public void store() {
                jdbc.update(
                        Sql.of("contracts/keep-promise"),
                        promised.keySet().toArray(String[]::new),
                        promised.values().toArray(Long[]::new));
            }
        };
    }
}
