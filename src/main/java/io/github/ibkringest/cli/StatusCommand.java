package io.github.ibkringest.cli;

import io.github.ibkringest.app.CoverageLedger;
import io.github.ibkringest.app.Settings;
import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.Overview;
import io.github.ibkringest.store.TokenRefusals;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** {@code status}: the last runs, how far they are complete, what the tables hold, and what misses its counterpart. */
@CommandLine.Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Shows the last run of each account and dataset, how far it is proven complete, row counts, and rows without"
                        + " counterpart.",
        footerHeading = "%nExamples:%n",
        footer = {"  ibkr-ingest status", "  ibkr-ingest status --json"})
final class StatusCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private Invocation invocation;

    @CommandLine.Option(names = "--json", description = "One JSON document instead of tables.")
    private boolean json;

    @Override
    public Integer call() {
        Settings settings = invocation.settings();
        try (Database database = invocation.database(settings)) {
            JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
            Overview overview = new Overview(jdbc);
            Completeness completeness =
                    new CoverageLedger(database.dataSource(), settings, Clock.systemUTC()).completeness();
            Outlook outlook = Outlook.of(settings, new TokenRefusals(jdbc));
            PrintWriter out = invocation.out();
            if (json) {
                out.println(StatusJson.write(overview, completeness, outlook));
            } else {
                print(overview, completeness, out);
                outlook.print(out);
            }
            out.flush();
        }
        return ExitCode.DONE;
    }

    private static void print(Overview overview, Completeness completeness, PrintWriter out) {
        Table runs = new Table("account", "dataset", "last run", "status", "read", "inserted", "updated", "error");
        overview.lastRuns()
                .forEach(run -> runs.row(
                        run.account(),
                        run.dataset(),
                        run.at(),
                        run.status(),
                        run.read(),
                        run.inserted(),
                        run.updated(),
                        run.error()));
        if (runs.isEmpty()) {
            out.println("No run yet. Start with: ibkr-ingest sync");
            return;
        }
        runs.print(out);
        out.println();
        CompletenessTable.print(completeness, completeness.accounts(), out);
        CompletenessTable.printAdvice(completeness.gaps(), out);
        out.println();
        Table rows = new Table("account", "environment", "orders", "executions", "effective", "option events");
        overview.rows()
                .forEach(row -> rows.row(
                        row.account(),
                        row.environment(),
                        row.orders(),
                        row.executions(),
                        row.effective(),
                        row.optionEvents()));
        rows.print(out);
        out.println();
        Table open = new Table("to look at", "rows");
        overview.loose().forEach(open::row);
        open.print(out);
    }
}
