package io.github.ibkringest.cli.command;

import io.github.ibkringest.app.Ingestor;
import io.github.ibkringest.app.backfill.BackfillPlanner;
import io.github.ibkringest.app.backfill.CoverageLedger;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.cli.invocation.AccountChoice;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.cli.invocation.StopNotice;
import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.account.Account;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code backfill}: brings in the history that is not proven complete yet, in as many requests as it takes. */
@CommandLine.Command(
        name = "backfill",
        mixinStandardHelpOptions = true,
        description = {
            "Fetches all days from a date on that are not complete, in windows of at most a year, oldest first.",
            "It can be stopped at any time: run it again to continue."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ibkr-ingest backfill --from 2022-01-01 --dry-run",
            "  ibkr-ingest backfill --from 2022-01-01",
            "  ibkr-ingest backfill --from 2026-03-02 --to 2026-03-31 --account U1234567"
        })
public final class BackfillCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private Invocation invocation;

    @CommandLine.Option(names = "--from", required = true, paramLabel = "DATE", description = "The first day wanted.")
    private LocalDate from;

    @CommandLine.Option(
            names = "--to",
            paramLabel = "DATE",
            description = "The last day to fetch. Default: the last day whose statement is due.")
    private LocalDate to;

    @CommandLine.Mixin
    private AccountChoice accounts;

    @CommandLine.Option(
            names = "--source",
            paramLabel = "NAME",
            description = "The source; it must deliver any days. Default: flex-web.")
    private String source;

    @CommandLine.Option(names = "--dry-run", description = "List the windows and fetch nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        Settings settings = invocation.settings();
        Sources sources = new Sources(settings);
        Source chosen = sources.ofAnyDays(source);
        PrintWriter out = invocation.out();
        try (Database database = invocation.database(settings)) {
            CoverageLedger ledger = new CoverageLedger(database.dataSource(), settings, invocation.clock());
            Completeness completeness = ledger.completeness();
            BackfillPlanner filling = new BackfillPlanner(ledger, chosen, wantedAccounts(ledger));
            Period wanted = wanted(completeness.lastDue());
            List<BackfillPlanner.Window> windows = filling.windowsOf(wanted);
            if (windows.isEmpty()) {
                out.println("All trading days from " + wanted.from() + " to " + wanted.to() + " are complete.");
                out.flush();
                return ExitCode.DONE;
            }
            BackfillProgress progress = new BackfillProgress(windows, invocation.err());
            if (!dryRun) {
                try (StopNotice stop = StopNotice.listen(invocation.err(), progress::kept);
                        Ingestor ingestor = Ingestor.start(settings, database, sources, null)) {
                    progress.fetch(ingestor, filling);
                }
            }
            progress.print(out);
            out.flush();
            return progress.exitCode();
        }
    }

    /** The first backfill registers its accounts, later ones know them. */
    private Set<String> wantedAccounts(CoverageLedger ledger) {
        List<Account> registered = ledger.accounts();
        boolean first = registered.stream().noneMatch(Account::isSynced);
        if (first || !accounts.isGiven()) {
            return accounts.names().names();
        }
        return new TreeSet<>(accounts.amongSynced(registered));
    }

    /** Days that are not due are left to the schedule: their statements may be there, or not. */
    private Period wanted(LocalDate lastDue) {
        LocalDate end = to == null || to.isAfter(lastDue) ? lastDue : to;
        if (end.isBefore(from)) {
            throw new BrokerConfigurationException(
                    to != null && to.isBefore(from)
                            ? "the period ends (" + to + ") before it starts (" + from + ")"
                            : "the statements from " + from + " on are not due yet; the last day due is " + lastDue);
        }
        return new Period(from, end);
    }
}
