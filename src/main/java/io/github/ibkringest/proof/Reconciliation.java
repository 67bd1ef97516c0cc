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
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Holds the executions of an account against the totals of its statements. Changes nothing, and books no difference away.
 * Thread-safe.
 */
public final class Reconciliation {

    private static final String POSITIONS = "OpenPositions";
    private static final String CASH = "CashReport";

    private final JdbcTemplate jdbc;

    public Reconciliation(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What comes of the equations of each statement of an account that ends within a period, the oldest first. Empty when no
     * statement with totals is stored.
     */
    public List<Finding> of(Account account, Period period) {
        List<Report> reports = jdbc.query(
                Sql.of("proof/reports"),
                (row, n) -> Report.of(row),
                account.id(),
                null,
                null,
                period.to(),
                period.to());
        List<Finding> findings = new ArrayList<>();
        Report before = null;
        for (Report report : reports) {
            boolean isWanted = period.contains(report.to());
            boolean hasPositions = report.has(POSITIONS);
            if (isWanted) {
                findings.addAll(commissions(account, report));
                findings.addAll(proceeds(account, report));
                boolean isNewDay = before == null || before.to().isBefore(report.to());
                if (!hasPositions) {
                    findings.add(positionsNotStated(account, report));
                } else if (isNewDay) {
                    findings.addAll(positions(account, before, report));
                }
            }
            before = hasPositions ? report : before;
        }
        return findings;
    }

    private static Finding finding(
            Account account,
            Report report,
            Equation equation,
            String subject,
            BigDecimal ours,
            BigDecimal broker,
            Status status,
            String reason) {
        return new Finding(
                account.code(), report.from(), report.to(), equation, subject, null, ours, broker, status, reason);
    }

    private Finding positionsNotStated(Account account, Report report) {
        return finding(
                account,
                report,
                Equation.POSITION,
                "",
                BigDecimal.ZERO,
                null,
                Status.NOT_STATED,
                report.lacking(POSITIONS, "select the section Open Positions (Summary), with all columns"));
    }

    private List<Finding> commissions(Account account, Report report) {
        return jdbc.query(Sql.of("proof/commissions"), (row, n) -> commissions(account, report, row), report.id());
    }

    private Finding commissions(Account account, Report report, ResultSet row) throws SQLException {
        BigDecimal broker = row.getBigDecimal("broker");
        BigDecimal ours = row.getBigDecimal("ours");
        String reason = "";
        if (broker == null) {
            reason = report.lacking(
                    CASH, "select the section Cash Report, with Base Currency Summary and the column Commissions");
        } else if (row.getLong("executions") > 0 && row.getLong("with_commission") == 0) {
            reason = "no execution states a commission; tick the column IB Commission of the section Trades";
        } else if (row.getLong("unrated") > 0) {
            reason = row.getLong("unrated") + " commissions cannot be converted to the base currency;"
                    + " tick FX Rate To Base in the section Trades and select Account Information";
        }
        return judged(account, report, Equation.COMMISSIONS, "base", ours, broker, reason);
    }

    private List<Finding> proceeds(Account account, Report report) {
        List<Finding> findings = new ArrayList<>();
        jdbc.query(
                Sql.of("proof/proceeds"),
                (ResultSet row) -> {
                    String currency = row.getString("currency");
                    String open = "";
                    if (row.getLong("unknown") > 0) {
                        open =
                                "not every execution states its proceeds; tick the column Proceeds of the section Trades";
                    } else if (row.getLong("cfds") > 0) {
                        open = "the days have trades in CFDs, of which it is not known how they are in these totals";
                    }
                    findings.add(proceeds(
                            account,
                            report,
                            Equation.SALES,
                            currency,
                            row.getBigDecimal("our_sales"),
                            row.getBigDecimal("broker_sales"),
                            open));
                    findings.add(proceeds(
                            account,
                            report,
                            Equation.PURCHASES,
                            currency,
                            row.getBigDecimal("our_purchases"),
                            row.getBigDecimal("broker_purchases"),
                            open));
                },
                report.id());
        return findings;
    }

    private Finding proceeds(
            Account account,
            Report report,
            Equation equation,
            String currency,
            BigDecimal ours,
            BigDecimal broker,
            String open) {
        String advice = report.lacking(
                CASH,
                "select the section Cash Report, with Currency Breakout and the columns Net Trades (Sales) and"
                        + " Net Trades (Purchases)");
        return judged(account, report, equation, currency, ours, broker, broker == null ? advice : open);
    }

    /** @param open why the equation cannot be judged; empty when it can */
    private Finding judged(
            Account account,
            Report report,
            Equation equation,
            String subject,
            BigDecimal ours,
            BigDecimal broker,
            String open) {
        if (!open.isEmpty()) {
            return finding(account, report, equation, subject, ours, broker, Status.NOT_STATED, open);
        }
        boolean equal = broker.subtract(ours).abs().compareTo(equation.tolerance()) <= 0;
        return finding(
                account,
                report,
                equation,
                subject,
                ours,
                broker,
                equal ? Status.PROVEN : Status.BROKEN,
                equal ? "" : causes(account, report, ""));
    }

    private List<Finding> positions(Account account, Report before, Report report) {
        Long known = before == null ? null : before.id();
        return jdbc.query(
                Sql.of("proof/positions"),
                (row, n) -> position(account, before, report, row),
                report.id(),
                known,
                known,
                report.id());
    }

    private Finding position(Account account, Report before, Report report, ResultSet row) throws SQLException {
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
            reason = row.getLong("unmatched") > 0
                    ? "cancels whose original is not stored; see: ibkr-ingest status"
                    : before == null ? opening(account, report, conId) : causes(account, report, conId);
        }
        return new Finding(
                account.code(),
                before == null ? null : before.to().plusDays(1),
                report.to(),
                Equation.POSITION,
                row.getString("symbol"),
                conId.isEmpty() ? null : conId,
                ours,
                broker,
                status,
                reason);
    }

    /** What stood in the account before the first stored execution is in no execution. */
    private String opening(Account account, Report report, String conId) {
        String cause = causes(account, report, conId);
        return "opening: carried in from before the first stored day, unless " + cause;
    }

    private String causes(Account account, Report report, String conId) {
        return jdbc.queryForObject(
                Sql.of("proof/hints"),
                (row, n) -> {
                    List<String> causes = new ArrayList<>();
                    if (!row.getString("unread").isEmpty()) {
                        causes.add("the statement has rows in " + row.getString("unread")
                                + ", which move positions and are not read yet");
                    }
                    if (row.getLong("quarantined") > 0) {
                        causes.add(row.getLong("quarantined")
                                + " executions are in quarantine; see: ibkr-ingest quarantine");
                    }
                    return causes.isEmpty()
                            ? "executions are missing or wrong; see: ibkr-ingest coverage, and sync the statements of these days"
                            : String.join("; ", causes);
                },
                account.id(),
                report.from(),
                report.to(),
                conId,
                account.id());
    }
}
