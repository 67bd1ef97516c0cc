package io.github.ibkringest.proof;

import io.github.ibkringest.store.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What may explain a difference from one statement, and what to do about it. Not thread-safe. */
final class Causes {

    private final JdbcTemplate jdbc;
    private final Scope scope;
    private List<String> hints;

    Causes(JdbcTemplate jdbc, Scope scope) {
        this.jdbc = jdbc;
        this.scope = scope;
    }

    /**
     * Likely causes, the most likely first.
     *
     * @param ofPosition whether a position differs, which more than trades may have moved
     */
    String of(boolean ofPosition) {
        List<String> causes = new ArrayList<>();
        if (ofPosition) {
            for (String section : List.of("CorporateActions", "Transfers")) {
                if (!scope.report().has(section)) {
                    causes.add("the statement has no section " + section + ", and may move the position there");
                }
            }
        }
        causes.addAll(hints());
        causes.add("records are missing or wrong; see: ibkr-ingest coverage, and sync the statements of these days");
        return String.join("; or ", causes);
    }

    /** The same for all differences, so asked for once. */
    private List<String> hints() {
        if (hints == null) {
            long account = scope.account().id();
            hints = jdbc.query(Sql.of("proof/hints"), (row, n) -> hint(row), account, account, account);
        }
        return hints;
    }

    private static String hint(ResultSet row) throws SQLException {
        String dataset = row.getString("dataset");
        long records = row.getLong("records");
        return row.getBoolean("quarantined")
                ? dataset + " in quarantine: " + records + "; see: ibkr-ingest quarantine"
                : dataset + " without any day: " + records + "; tick Report Date and Date/Time in their section";
    }
}
