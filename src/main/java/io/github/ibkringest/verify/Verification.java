package io.github.ibkringest.verify;

import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.sql.Sql;
import io.github.ibkringest.verify.Check.Scope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Checks the tables against each other, with one query a check, on one snapshot. Needs no right but to read. Memory does
 * not grow with the store. Not thread-safe.
 */
public final class Verification {

    private static final int FETCHED = 1_000;

    private final Connection connection;
    private final Long account;
    private final Map<String, Long> counts = new HashMap<>();

    /**
     * Checks in the current transaction of a connection.
     *
     * @param account key of the only account that is checked; null for all
     */
    public Verification(Connection connection, Long account) {
        this.connection = connection;
        this.account = account;
    }

    /**
     * Does something with a connection that sees one state of the database and can change nothing.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Work<T> {

        /** Does it. */
        T with(Connection snapshot) throws SQLException;
    }

    /** Does some work on one snapshot, which ends with it. */
    public static <T> T onSnapshot(DataSource database, Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(Sql.of("verify/snapshot"));
                }
                return work.with(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Does all checks, and tells each as it is done. */
    public List<Outcome> checks(Consumer<Outcome> done) throws SQLException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Check check : Check.values()) {
            if (check.scope() == Scope.DATA) {
                continue;
            }
            if (check.scope() != Scope.DATASET) {
                outcomes.add(checked(check, null, done));
                continue;
            }
            for (Dataset dataset : Dataset.values()) {
                outcomes.add(checked(check, dataset, done));
            }
        }
        return outcomes;
    }

    private Outcome checked(Check check, Dataset dataset, Consumer<Outcome> done) throws SQLException {
        Outcome outcome = of(check, dataset);
        done.accept(outcome);
        return outcome;
    }

    private Outcome of(Check check, Dataset dataset) throws SQLException {
        List<Defect> defects = new ArrayList<>();
        long wrong = 0;
        try (PreparedStatement query = connection.prepareStatement(query(check.query(), dataset))) {
            query.setFetchSize(FETCHED);
            query.setObject(1, account, Types.BIGINT);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    wrong++;
                    if (defects.size() < Outcome.SHOWN) {
                        defects.add(new Defect(
                                check,
                                row.getString("account"),
                                row.getString("relation"),
                                row.getString("id"),
                                row.getString("what")));
                    }
                }
            }
        }
        String table = check.table() == null ? dataset.table() : check.table();
        return new Outcome(check, dataset, count(table, check.scope() != Scope.STORE), wrong, defects);
    }

    private static String query(String name, Dataset dataset) {
        String sql = Sql.of("verify/" + name);
        return dataset == null ? sql : sql.replace("{table}", dataset.table()).replace("{dataset}", dataset.label());
    }

    private long count(String table, boolean hasAccount) throws SQLException {
        Long known = counts.get(table);
        if (known != null) {
            return known;
        }
        String sql =
                Sql.of(hasAccount ? "verify/count-of-account" : "verify/count").replace("{table}", table);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, account, Types.BIGINT);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                counts.put(table, row.getLong(1));
                return row.getLong(1);
            }
        }
    }
}
