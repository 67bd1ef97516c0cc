package io.github.ibkringest.proof;

import io.github.ibkringest.proof.Finding.Status;
import io.github.ibkringest.store.sql.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * E6: positions, chained from one statement that has them to the next, so that a difference is found in the days in which it
 * arose. Thread-safe.
 */
final class Positions {

    static final String SECTION = "OpenPositions";

    private final JdbcTemplate jdbc;

    Positions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The equation of each contract; nothing where an earlier statement of the same last day has been compared. */
    List<Finding> of(Scope scope, Causes causes) {
        Report before = scope.before();
        Report report = scope.report();
        if (!report.has(SECTION)) {
            return List.of(scope.notStated(
                    Equation.POSITION,
                    report.lacking(SECTION, "select the section Open Positions (Summary), with all columns")));
        }
        if (before != null && !before.to().isBefore(report.to())) {
            return List.of();
        }
        Long known = before == null ? null : before.id();
        return jdbc.query(
                Sql.of("proof/positions"),
                (row, n) -> position(scope, causes, row),
                report.id(),
                known,
                known,
                report.id());
    }

    private Finding position(Scope scope, Causes causes, ResultSet row) throws SQLException {
        BigDecimal ours = row.getBigDecimal("before").add(row.getBigDecimal("moved"));
        BigDecimal broker = row.getBigDecimal("stated");
        String conId = row.getString("con_id");
        Status status = Status.PROVEN;
        String reason = "";
        if (conId.isEmpty()) {
            status = Status.NOT_STATED;
            reason = "rows without con id cannot be matched; tick the column Conid of Trades and Open Positions";
        } else if (ours.compareTo(broker) != 0) {
            status = Status.BROKEN;
            reason = reason(scope, causes, row);
        }
        return scope.finding(
                Equation.POSITION,
                row.getString("symbol"),
                conId.isEmpty() ? null : conId,
                ours,
                broker,
                status,
                reason);
    }

    /** What stood in the account before the first stored record is in no record. */
    private static String reason(Scope scope, Causes causes, ResultSet row) throws SQLException {
        if (row.getLong("unmatched") > 0) {
            return "cancels whose original is not stored; see: ibkr-ingest status";
        }
        String cause = causes.of(true);
        return scope.before() == null
                ? "opening: carried in from before the first stored day, unless " + cause
                        + ". If it is right, accept it with: ibkr-ingest reconcile --accept-opening"
                : cause;
    }
}
