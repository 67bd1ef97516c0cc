package io.github.ibkringest.proof;

import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.proof.Finding.Status;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.sql.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Holds the rows of an account against the totals of its statements. Changes nothing, and books no difference away.
 * Thread-safe.
 */
public final class Reconciliation {

    private final JdbcTemplate jdbc;
    private final Positions positions;

    public Reconciliation(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.positions = new Positions(jdbc);
    }

    /**
     * What comes of the equations of each statement of an account that ends within a period, the oldest first. Empty when no
     * statement with totals is stored.
     */
    public List<Finding> of(Account account, Period period) {
        return scopes(account, period).stream()
                .flatMap(scope -> findings(scope).stream())
                .toList();
    }

    /** The reports that end within a period, each with the one before it that has positions. */
    List<Scope> scopes(Account account, Period period) {
        List<Report> reports = jdbc.query(
                Sql.of("proof/reports"),
                (row, n) -> Report.of(row),
                account.id(),
                null,
                null,
                period.to(),
                period.to());
        List<Scope> scopes = new ArrayList<>();
        Report before = null;
        for (Report report : reports) {
            if (period.contains(report.to())) {
                scopes.add(new Scope(account, before, report));
            }
            before = report.has(Positions.SECTION) ? report : before;
        }
        return scopes;
    }

    /** What comes of the equations of one statement. */
    List<Finding> findings(Scope scope) {
        Causes causes = new Causes(jdbc, scope);
        return Stream.concat(
                        positions.of(scope, causes).stream(),
                        Check.ALL.stream().flatMap(check -> of(check, scope, causes).stream()))
                .toList();
    }

    private List<Finding> of(Check check, Scope scope, Causes causes) {
        String section = check.section();
        if (section != null && !scope.report().has(section)) {
            return List.of(scope.notStated(check.equation(), scope.report().lacking(section, check.advice())));
        }
        return jdbc.query(
                Sql.of("proof/" + check.sql()),
                (row, n) -> judged(scope, causes, row),
                scope.report().id());
    }

    private static Finding judged(Scope scope, Causes causes, ResultSet row) throws SQLException {
        Equation equation = Equation.valueOf(row.getString("equation"));
        BigDecimal ours = row.getBigDecimal("ours");
        BigDecimal broker = row.getBigDecimal("broker");
        String open = row.getString("open");
        String doubt = row.getString("doubt");
        boolean equal =
                open.isEmpty() && broker != null && broker.subtract(ours).abs().compareTo(equation.tolerance()) <= 0;
        Status status = Status.PROVEN;
        String reason = "";
        if (!open.isEmpty()) {
            status = Status.NOT_STATED;
            reason = scope.report().lacking("CashReport", open);
        } else if (!equal && !doubt.isEmpty()) {
            status = Status.NOT_STATED;
            reason = doubt;
        } else if (!equal) {
            status = Status.BROKEN;
            reason = broken(equation, causes, row);
        }
        return scope.finding(equation, row.getString("subject"), row.getString("con_id"), ours, broker, status, reason);
    }

    private static String broken(Equation equation, Causes causes, ResultSet row) throws SQLException {
        return switch (equation) {
            case PROCEEDS, NET_CASH, ORDERS -> "these rows do not add up in themselves: " + row.getString("rows");
            case SYMBOLS ->
                "the executions of these contracts add up to something else: " + row.getString("rows") + "; "
                        + causes.of(false);
            case CASH,
                    CASH_IN_BASE,
                    CASH_TRANSACTIONS,
                    EQUITY,
                    PERFORMANCE,
                    FUNDS,
                    FUNDS_IN_BASE,
                    INTEREST,
                    INTEREST_IN_BASE ->
                "the statement contradicts itself: it was cut or altered, or a section of it is not complete";
            default -> causes.of(false);
        };
    }
}
