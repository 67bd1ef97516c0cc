package io.github.ibkringest.cli.command;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.cli.invocation.AccountChoice;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.cli.proof.CertificateText;
import io.github.ibkringest.cli.proof.FindingText;
import io.github.ibkringest.proof.Certificate;
import io.github.ibkringest.proof.Certificates;
import io.github.ibkringest.proof.Finding;
import io.github.ibkringest.proof.FindingJson;
import io.github.ibkringest.proof.Openings;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.Accounts;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** {@code reconcile}: whether what is stored agrees with the broker's own totals. */
@CommandLine.Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Compares what is stored with the broker's own totals: positions, commissions, trades, cash and others.",
            "Ends with 1 when something differs. Keeps a certificate of each statement; status goes by these.",
            "docs/proof.md describes the equations."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ibkr-ingest reconcile",
            "  ibkr-ingest reconcile --account U1234567 --day 2026-11-27",
            "  ibkr-ingest reconcile --from 2026-01-01 --json",
            "  ibkr-ingest reconcile --day 2026-11-27 --certificate > certificate.txt",
            "  ibkr-ingest reconcile --account U1234567 --accept-opening"
        })
public final class ReconcileCommand implements Callable<Integer> {

    /** Accounts that are named; more would hide what is said about them. */
    private static final int NAMED = 3;

    @CommandLine.Mixin
    private Invocation invocation;

    @CommandLine.Mixin
    private AccountChoice accounts;

    @CommandLine.Option(names = "--day", paramLabel = "DATE", description = "Only statements that end on this day.")
    private LocalDate day;

    @CommandLine.Option(
            names = "--from",
            paramLabel = "DATE",
            description = "Only statements that end on this day or later.")
    private LocalDate from;

    @CommandLine.Option(
            names = "--to",
            paramLabel = "DATE",
            description = "Only statements that end on this day or earlier.")
    private LocalDate to;

    @CommandLine.Option(
            names = "--accept-opening",
            description = "Accept what the first statement states beside what is stored as carried in from before."
                    + " Needs --account.")
    private boolean acceptOpening;

    @CommandLine.Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who accepts it. Default: the name of the user of the system.")
    private String by;

    @CommandLine.Option(
            names = "--certificate",
            description = "Print the certificate of each statement: a text to sign, or with --json the document.")
    private boolean certificate;

    @CommandLine.Option(names = "--json", description = "One JSON document, with all equations.")
    private boolean json;

    @Override
    public Integer call() {
        Period period = period();
        Settings settings = invocation.settings();
        try (Database database = invocation.database(settings)) {
            JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
            List<Account> chosen = accounts.among(new Accounts(jdbc).all());
            if (acceptOpening) {
                acceptOpenings(jdbc, chosen);
            }
            List<Certificate> certificates = certificates(new Certificates(jdbc, invocation.clock()), chosen, period);
            print(certificates, silent(chosen, certificates));
            return certificates.stream().anyMatch(made -> made.status() == Finding.Status.BROKEN)
                    ? ExitCode.FAILED
                    : ExitCode.DONE;
        }
    }

    /** Who may not write still learns what came out. */
    private List<Certificate> certificates(Certificates certificates, List<Account> chosen, Period period) {
        List<Certificate> made = new ArrayList<>();
        boolean mayWrite = true;
        for (Account account : chosen) {
            if (mayWrite) {
                try {
                    made.addAll(certificates.keep(account, period));
                    continue;
                } catch (DataAccessException e) {
                    if (!isForbidden(e)) {
                        throw e;
                    }
                    mayWrite = false;
                    invocation.say("The certificates are not kept: the user of the database may only read.");
                }
            }
            made.addAll(certificates.of(account, period));
        }
        return made;
    }

    private static boolean isForbidden(DataAccessException e) {
        return e.getMostSpecificCause() instanceof SQLException cause
                && List.of("42501", "25006").contains(cause.getSQLState());
    }

    private void acceptOpenings(JdbcTemplate jdbc, List<Account> chosen) {
        if (!accounts.isGiven()) {
            throw new BrokerConfigurationException("--accept-opening needs --account: say whose opening is right");
        }
        String who = by == null ? System.getProperty("user.name") : by;
        for (Account account : chosen) {
            List<Openings.Opening> accepted = new Openings(jdbc).accept(account, who);
            invocation.say(account.code() + ": "
                    + (accepted.isEmpty()
                            ? "nothing new was carried in from before the first stored day"
                            : "accepted by " + who + " as carried in: "
                                    + accepted.stream()
                                            .map(opening -> opening.quantity().toPlainString() + " " + opening.symbol())
                                            .collect(Collectors.joining(", "))));
        }
    }

    private static List<String> silent(List<Account> chosen, List<Certificate> certificates) {
        return chosen.stream()
                .map(Account::code)
                .filter(code ->
                        certificates.stream().noneMatch(made -> made.account().equals(code)))
                .toList();
    }

    private Period period() {
        if (day != null && (from != null || to != null)) {
            throw new BrokerConfigurationException("give either --day, or --from and --to");
        }
        try {
            return day == null ? new Period(from, to) : new Period(day, day);
        } catch (IllegalArgumentException e) {
            throw new BrokerConfigurationException(e.getMessage());
        }
    }

    private static String named(List<String> codes) {
        int others = codes.size() - NAMED;
        return codes.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (others <= 0 ? "" : others == 1 ? " and 1 other" : " and " + others + " others");
    }

    private void print(List<Certificate> certificates, List<String> silent) {
        PrintWriter out = invocation.out();
        List<Finding> findings =
                certificates.stream().flatMap(made -> made.findings().stream()).toList();
        if (certificate && json) {
            out.println(certificates.stream().map(Certificate::document).collect(Collectors.joining(",\n", "[", "]")));
        } else if (certificate) {
            certificates.forEach(made -> CertificateText.print(made, out));
        } else if (json) {
            out.println(FindingJson.write(findings));
        } else {
            FindingText.print(findings, out);
        }
        out.flush();
        if (certificates.isEmpty() && silent.isEmpty()) {
            invocation.say("Nothing is stored yet. Start with: ibkr-ingest sync");
        }
        if (!silent.isEmpty()) {
            invocation.say("No totals are stored of " + named(silent)
                    + " in these days; select Cash Report and Open Positions in the query (docs/proof.md), and sync.");
        }
    }
}
