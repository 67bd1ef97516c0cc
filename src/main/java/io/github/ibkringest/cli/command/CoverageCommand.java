package io.github.ibkringest.cli.command;

import io.github.ibkringest.app.backfill.CoverageLedger;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.cli.coverage.CalendarStrip;
import io.github.ibkringest.cli.coverage.CompletenessTable;
import io.github.ibkringest.cli.coverage.CoverageJson;
import io.github.ibkringest.cli.coverage.MissingDays;
import io.github.ibkringest.cli.invocation.AccountChoice;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.cli.output.Paragraph;
import io.github.ibkringest.cli.output.Problem;
import io.github.ibkringest.cli.output.Table;
import io.github.ibkringest.cli.status.StatusText;
import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.coverage.Gap;
import io.github.ibkringest.coverage.History;
import io.github.ibkringest.coverage.Proof;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.run.Coverage;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;

/** {@code coverage}: which days are proven complete, and which are missing. */
@CommandLine.Command(
        name = "coverage",
        mixinStandardHelpOptions = true,
        description = {
            "Shows which trading days of each account and dataset are complete, and which are missing.",
            "With more than four accounts, each has one line; --account shows one in full."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ibkr-ingest coverage",
            "  ibkr-ingest coverage --problems",
            "  ibkr-ingest coverage --account U1234567 --from 2026-01-01 --payloads",
            "  ibkr-ingest coverage --check || echo 'days are missing'"
        })
public final class CoverageCommand implements Callable<Integer> {

    private static final int MONTHS_SHOWN = 3;

    @CommandLine.Mixin
    private Invocation invocation;

    @CommandLine.Mixin
    private AccountChoice accounts;

    @CommandLine.Option(
            names = "--from",
            paramLabel = "DATE",
            description = "From this day on. Default: all gaps, and a calendar of the last three months.")
    private LocalDate from;

    @CommandLine.Option(names = "--to", paramLabel = "DATE", description = "Up to this day. Default: today.")
    private LocalDate to;

    @CommandLine.Option(names = "--payloads", description = "Also list what proves the days.")
    private boolean payloads;

    @CommandLine.Option(names = "--problems", description = "Only accounts of which something is missing.")
    private boolean problems;

    @CommandLine.Option(
            names = "--check",
            description =
                    "End with exit code 1 if a day is missing, if nothing is known of an account, or if there is no account.")
    private boolean check;

    @CommandLine.Option(names = "--json", description = "One JSON document instead of tables.")
    private boolean json;

    @Override
    public Integer call() {
        Settings settings = invocation.settings();
        Period period = period();
        try (Database database = invocation.database(settings)) {
            CoverageLedger ledger = new CoverageLedger(database.dataSource(), settings, invocation.clock());
            Completeness completeness = ledger.completeness();
            List<String> chosen = accounts.amongSynced(ledger.accounts());
            boolean complete = isComplete(completeness, chosen, period);
            List<String> shown = problems
                    ? chosen.stream()
                            .filter(account -> !isComplete(completeness, List.of(account), period))
                            .toList()
                    : chosen;
            List<Gap> gaps = gaps(completeness, shown, period);
            List<Coverage.Unconfirmed> unconfirmed = ledger.unconfirmed().stream()
                    .filter(row -> shown.contains(row.account()) && period.contains(LocalDate.parse(row.tradeDate())))
                    .toList();
            PrintWriter out = invocation.out();
            if (json) {
                out.println(CoverageJson.write(completeness, shown, period, gaps, unconfirmed, complete));
            } else if (chosen.isEmpty()) {
                out.println("No account yet; a sync registers the accounts that it finds.");
            } else {
                print(completeness, shown, period, ledger.today(), out);
                printUnconfirmed(unconfirmed, out);
                printGaps(completeness, shown, gaps, settings.sources().proveDays(), out);
            }
            out.flush();
            return check && !complete ? ExitCode.FAILED : ExitCode.DONE;
        }
    }

    private static List<Gap> gaps(Completeness completeness, List<String> accounts, Period period) {
        return completeness.gaps().stream()
                .filter(gap -> accounts.contains(gap.account()) && gap.period().within(period) != null)
                .toList();
    }

    /** Something is known of each account, and no day of the period is missing. */
    private static boolean isComplete(Completeness completeness, List<String> accounts, Period period) {
        return !accounts.isEmpty()
                && gaps(completeness, accounts, period).isEmpty()
                && accounts.stream()
                        .flatMap(account ->
                                Stream.of(Dataset.values()).map(dataset -> completeness.history(account, dataset)))
                        .allMatch(history -> history.isGreen() || history == History.GAPS);
    }

    private Period period() {
        try {
            return new Period(from, to);
        } catch (IllegalArgumentException e) {
            throw new BrokerConfigurationException(e.getMessage());
        }
    }

    private void print(Completeness completeness, List<String> shown, Period period, LocalDate today, PrintWriter out) {
        if (shown.size() > StatusText.FEW) {
            CompletenessTable.printLines(completeness, shown, out);
            out.println(
                    "due up to " + completeness.lastDue() + "; for one in full: ibkr-ingest coverage --account NAME");
        } else if (!shown.isEmpty()) {
            CompletenessTable.print(completeness, shown, out);
            out.println("due up to " + completeness.lastDue());
            out.println();
            LocalDate end = to == null ? today : to;
            LocalDate start = from == null ? end.withDayOfMonth(1).minusMonths(MONTHS_SHOWN - 1L) : from;
            CalendarStrip strip = new CalendarStrip(completeness, start, end);
            shown.forEach(account -> strip.print(account, out));
            out.println(CalendarStrip.legend());
        }
        if (payloads) {
            printPayloads(completeness, shown, period, out);
        }
    }

    private static void printPayloads(Completeness completeness, List<String> chosen, Period period, PrintWriter out) {
        Table table = new Table("account", "dataset", "from", "to", "source", "payload", "run", "days");
        for (String account : chosen) {
            for (Dataset dataset : Dataset.values()) {
                for (Proof proof : completeness.proofs(account, dataset, period)) {
                    table.row(
                            account,
                            dataset,
                            proof.period().from(),
                            proof.period().to(),
                            proof.source(),
                            proof.payload(),
                            proof.runId(),
                            proof.provisional() ? "provisional" : "complete");
                }
            }
        }
        out.println();
        table.print(out);
    }

    /** Of many accounts each line has said what is missing. */
    private static void printGaps(
            Completeness completeness, List<String> shown, List<Gap> gaps, boolean fetches, PrintWriter out) {
        List<Problem> unknown = shown.stream()
                .flatMap(account -> MissingDays.of(completeness, account).stream())
                .filter(problem -> completeness.begins(problem.subject()).isEmpty())
                .toList();
        if (shown.size() <= StatusText.FEW && !gaps.isEmpty()) {
            Table table = new Table("missing", "dataset", "from", "to", "trading days");
            gaps.forEach(gap ->
                    table.row(gap.account(), gap.dataset(), gap.from(), gap.to(), completeness.tradingDays(gap)));
            out.println();
            table.print(out);
        }
        if (shown.size() <= StatusText.FEW && !unknown.isEmpty()) {
            out.println();
            Paragraph.print("no complete day of", unknown, out);
        }
        CompletenessTable.printAdvice(gaps, fetches, completeness.lastDue(), out);
    }

    private static void printUnconfirmed(List<Coverage.Unconfirmed> rows, PrintWriter out) {
        if (rows.isEmpty()) {
            return;
        }
        Table table = new Table("never confirmed", "trade date", "symbol", "side", "quantity", "execution");
        rows.forEach(row ->
                table.row(row.account(), row.tradeDate(), row.symbol(), row.side(), row.quantity(), row.execKey()));
        out.println();
        table.print(out);
    }
}
