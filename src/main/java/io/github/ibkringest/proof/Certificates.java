package io.github.ibkringest.proof;

import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.proof.Certificate.LogEnd;
import io.github.ibkringest.proof.Finding.Status;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.Accounts;
import io.github.ibkringest.store.sql.Sql;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes certificates and keeps them, so that status and monitoring need not compute the equations. One is kept again only if
 * something else came out. Thread-safe.
 */
public final class Certificates {

    private final JdbcTemplate jdbc;
    private final Reconciliation reconciliation;
    private final Clock clock;

    public Certificates(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.reconciliation = new Reconciliation(jdbc);
        this.clock = clock;
    }

    /**
     * The certificates of the statements of an account that end within a period, the oldest first; nothing is kept.
     *
     * @param account the account
     */
    public List<Certificate> of(Account account, Period period) {
        return made(account, scopes(account, period)).stream()
                .map(Made::certificate)
                .toList();
    }

    /**
     * The same, and keeps them.
     *
     * @throws PermissionDeniedDataAccessException if the user of the database may not write
     */
    public List<Certificate> keep(Account account, Period period) {
        long lastRun = lastRun(account);
        List<Certificate> kept = new ArrayList<>();
        for (Made made : made(account, scopes(account, period))) {
            kept.add(keep(account, made, lastRun));
        }
        return kept;
    }

    /**
     * Keeps those of the statements that have none, or of which rows may have changed since, of all accounts that are synced.
     * Costs one query if there are none.
     */
    public void keepOpen() {
        Map<String, Set<Long>> open = new HashMap<>();
        jdbc.query(Sql.of("proof/open"), row -> {
            open.computeIfAbsent(row.getString("account"), code -> new HashSet<>())
                    .add(row.getLong("report_id"));
        });
        if (open.isEmpty()) {
            return;
        }
        for (Account account : new Accounts(jdbc).all()) {
            if (open.containsKey(account.code())) {
                keep(account, open.get(account.code()));
            }
        }
    }

    private void keep(Account account, Set<Long> reports) {
        long lastRun = lastRun(account);
        for (Scope scope : scopes(account, Period.ALWAYS)) {
            if (reports.contains(scope.report().id())) {
                made(account, List.of(scope)).forEach(made -> keep(account, made, lastRun));
            }
        }
    }

    private record Made(Report report, Certificate certificate) {}

    private long lastRun(Account account) {
        return jdbc.queryForObject(Sql.of("proof/last-run"), Long.class, account.id());
    }

    private List<Scope> scopes(Account account, Period period) {
        return reconciliation.scopes(account, period);
    }

    private List<Made> made(Account account, List<Scope> scopes) {
        LogEnd log = jdbc.queryForObject(
                Sql.of("proof/log-end"),
                (row, n) -> new LogEnd(row.getString("log"), row.getLong("last_id"), row.getString("hash")));
        return scopes.stream()
                .map(scope -> new Made(scope.report(), certificate(scope, log)))
                .toList();
    }

    private Certificate certificate(Scope scope, LogEnd log) {
        Report report = scope.report();
        List<String> payloads = jdbc.queryForList(Sql.of("proof/payloads"), String.class, report.id());
        return new Certificate(
                scope.account().code(),
                report.from(),
                report.to(),
                clock.instant(),
                payloads,
                log,
                reconciliation.findings(scope));
    }

    /** Keeps a certificate, unless the newest one of its statement says the same: that one is returned then. */
    private Certificate keep(Account account, Made made, long lastRun) {
        Certificate certificate = made.certificate();
        String document = jdbc.queryForObject(
                Sql.of("proof/keep-certificate"),
                String.class,
                made.report().id(),
                lastRun,
                certificate.outcome(),
                account.id(),
                certificate.from(),
                certificate.to(),
                certificate.status().text(),
                (int) certificate.count(Status.PROVEN),
                (int) certificate.count(Status.BROKEN),
                (int) certificate.count(Status.NOT_STATED),
                certificate.sha256(),
                certificate.document());
        return certificate.asKept(document);
    }

    /**
     * How it stands with an account, by its certificates.
     *
     * @param account code of the account
     * @param statements statements with totals
     * @param open statements that have no certificate, or of which rows may have changed since
     * @param broken equations that are broken, of the others
     * @param proven equations that are proven, likewise
     * @param notStated equations that are not stated
     * @param reconciledTo the last day of the newest statement whose certificate is proven and holds, as ISO date; or null
     */
    public record Reconciled(
            String account,
            long statements,
            long open,
            long broken,
            long proven,
            long notStated,
            String reconciledTo) {}

    /** How it stands with each account that has statements with totals. */
    public List<Reconciled> standing() {
        return jdbc.query(Sql.of("proof/standing"), new DataClassRowMapper<>(Reconciled.class));
    }
}
