package io.github.ibkringest.cli.verify;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.cli.output.TerminalProgress;
import io.github.ibkringest.ingest.run.StaleRows;
import io.github.ibkringest.rebuild.Difference;
import io.github.ibkringest.rebuild.Rebuild;
import io.github.ibkringest.rebuild.Rebuilt;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.ScratchDatabase;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code rebuild}: what the kept documents say today, against what is stored. */
@CommandLine.Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = {
            "Makes all tables anew from the documents that were delivered, in a database for scratch, and compares row by row.",
            "Ends with 1 when something differs, with --apply when something still does. docs/verify.md says what is compared."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ibkr-ingest rebuild --verify",
            "  ibkr-ingest rebuild --verify --json",
            "  ibkr-ingest rebuild --apply                      after an update that reads documents better"
        })
public final class RebuildCommand implements Callable<Integer> {

    private static final int SHOWN = 1_000;

    @CommandLine.Mixin
    private Invocation invocation;

    @CommandLine.ArgGroup(multiplicity = "1")
    private Purpose purpose;

    /** What it is done for. */
    private static final class Purpose {

        @CommandLine.Option(names = "--verify", description = "Compare, and change nothing.")
        private boolean verify;

        @CommandLine.Option(
                names = "--apply",
                description = "Store what is missing, and make rows that differ anew, with history and events.")
        private boolean apply;
    }

    @CommandLine.Option(names = "--json", description = "One JSON document instead of tables.")
    private boolean json;

    @Override
    public Integer call() throws SQLException {
        Settings settings = invocation.settings();
        TerminalProgress progress = new TerminalProgress(false);
        List<Difference> differences = new ArrayList<>();
        StaleRows stale = new StaleRows();
        try (Database database = invocation.database(settings);
                ScratchDatabase scratch = ScratchDatabase.create(settings.home(), settings.connections())) {
            Rebuild rebuild = new Rebuild(database.dataSource(), settings);
            Rebuilt rebuilt = rebuild.compare(scratch.database(), progress::files, difference -> {
                difference.addTo(stale);
                keep(difference, differences);
            });
            if (purpose.apply && !rebuilt.isEqual()) {
                progress.clear();
                invocation.say(rebuilt.differing() + " rows are not what the documents say; they are made anew.");
                List<String> failures = new ArrayList<>(rebuilt.failures());
                failures.addAll(rebuild.apply(database, stale, progress::files));
                differences.clear();
                rebuilt =
                        rebuild.compareWith(scratch.database(), failures, difference -> keep(difference, differences));
            }
            progress.clear();
            print(rebuilt, differences);
            return rebuilt.isEqual() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private static void keep(Difference difference, List<Difference> differences) {
        if (differences.size() < SHOWN) {
            differences.add(difference);
        }
    }

    private void print(Rebuilt rebuilt, List<Difference> differences) {
        PrintWriter out = invocation.out();
        if (json) {
            out.println(RebuiltJson.write(rebuilt, differences));
        } else {
            RebuiltText.print(rebuilt, differences, out);
        }
        out.flush();
        rebuilt.failures().forEach(failure -> Invocation.complain(invocation.err(), failure));
    }
}
