package io.github.ibkringest.cli.command;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.cli.invocation.AccountChoice;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.cli.proof.FindingJson;
import io.github.ibkringest.cli.proof.FindingText;
import io.github.ibkringest.proof.Finding;
import io.github.ibkringest.proof.Reconciliation;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.Accounts;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** {@code reconcile}: whether what is stored agrees with the broker's own totals. */
@CommandLine.Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Compares what is stored with the broker's own totals: positions, commissions, sales and purchases.",
            "Ends with 1 when something differs. docs/proof.md describes the equations."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ibkr-ingest reconcile",
            "  ibkr-ingest reconcile --account U1234567 --day 2026-11-27",
            "  ibkr-ingest reconcile --from 2026-01-01 --json"
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

    @CommandLine.Option(names = "--json", description = "One JSON document, with all equations.")
    private boolean json;

    @Override
    public Integer call() {
        Period period = period();
        Settings settings = invocation.settings();
        try (Database database = invocation.database(settings)) {
            JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
            Reconciliation reconciliation = new Reconciliation(jdbc);
            List<Finding> findings = new ArrayList<>();
            List<String> silent = new ArrayList<>();
            for (Account account : accounts.among(new Accounts(jdbc).all())) {
                List<Finding> ofAccount = reconciliation.of(account, period);
                findings.addAll(ofAccount);
                if (ofAccount.isEmpty()) {
                    silent.add(account.code());
                }
            }
            print(findings, silent);
            return findings.stream().anyMatch(finding -> finding.status() == Finding.Status.BROKEN)
                    ? ExitCode.FAILED
                    : ExitCode.DONE;
        }
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

    private void print(List<Finding> findings, List<String> silent) {
        PrintWriter out = invocation.out();
        if (json) {
            out.println(FindingJson.write(findings));
        } else {
            FindingText.print(findings, out);
        }
        out.flush();
        if (!silent.isEmpty()) {
            invocation.say("No totals are stored of " + named(silent)
                    + " in these days; select Cash Report and Open Positions in the query (docs/proof.md), and sync.");
        }
    }
}
