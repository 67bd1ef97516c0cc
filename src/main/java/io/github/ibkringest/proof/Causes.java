package io.github.ibkringest.proof;

import io.github.ibkringest.store.sql.Sql;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What may explain a difference, and what to do about it. Thread-safe. */
final class Causes {

    private final JdbcTemplate jdbc;

    Causes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Likely causes, the most likely first.
     *
     * @param ofPosition whether a position differs, which more than trades may have moved
     */
    String of(Scope scope, boolean ofPosition) {
        List<String> causes = new ArrayList<>();
        if (ofPosition) {
            for (String section : List.of("CorporateActions", "Transfers")) {
                if (!scope.report().has(section)) {
                    causes.add("the statement has no section " + section + ", and may move the position there");
                }
            }
        }
        jdbc.query(
                Sql.of("proof/hints"),
                (ResultSet row) -> {
                    String records = row.getLong("records") + " " + row.getString("dataset");
                    causes.add(
                            row.getBoolean("quarantined")
                                    ? records + " are in quarantine; see: ibkr-ingest quarantine"
                                    : records + " state no day; tick Report Date and Date/Time in their section");
                },
                scope.account().id(),
                scope.account().id(),
                scope.account().id());
        causes.add("records are missing or wrong; see: ibkr-ingest coverage, and sync the statements of these days");
        return String.join("; or ", causes);
    }
}
