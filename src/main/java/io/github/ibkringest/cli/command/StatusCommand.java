package io.github.ibkringest.cli.command;

import io.github.ibkringest.app.backfill.CoverageLedger;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.cli.invocation.AccountChoice;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.cli.output.Problem;
import io.github.ibkringest.cli.status.Consumers;
import io.github.ibkringest.cli.status.LooseRows;
import io.github.ibkringest.cli.status.Standing;
import io.github.ibkringest.cli.status.Standings;
import io.github.ibkringest.cli.status.StatusJson;
import io.github.ibkringest.cli.status.StatusText;
import io.github.ibkringest.cli.status.UpcomingRuns;
import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.files.FileLedger;
import io.github.ibkringest.proof.Certificates;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.live.LiveBoard;
import io.github.ibkringest.store.mark.Marks;
import io.github.ibkringest.store.run.TokenRefusals;
import io.github.ibkringest.store.status.Overview;
import io.github.ibkringest.store.status.Vitals;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** {@code status}: how it stands with each account, and what somebody has to look at. */
@CommandLine.Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the last runs of each account, its last complete day, row counts, and finally the problems.",
            "With more than four accounts, each has one line; --account shows one in full."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ibkr-ingest status",
            "  ibkr-ingest status --account U1234567",
            "  ibkr-ingest status --problems",
            "  ibkr-ingest status --check || echo 'there are problems'",
            "  ibkr-ingest status --list cancels               the rows behind a number"
        })
public final class StatusCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private Invocation invocation;

    @CommandLine.Mixin
    private AccountChoice accounts;

    @CommandLine.Option(names = "--problems", description = "Only accounts with something to look at.")
    private boolean problems;

    @CommandLine.Option(
            names = "--check",
            description = "End with exit code 1 if there is a problem, or if there is no account yet.")
    private boolean check;

    @CommandLine.Option(
            names = "--list",
            paramLabel = "NAME",
            description = "List the rows behind a number: without-order, without-contract, told-twice, cancels,"
                    + " without-booking, without-assignment, quarantined, unconfirmed, doubled-orders or fills.")
    private String list;

    @CommandLine.Option(names = "--json", description = "One JSON document instead of tables.")
    private boolean json;

    @Override
    public Integer call() {
        Settings settings = invocation.settings();
        try (Database database = invocation.database(settings)) {
            JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
            Overview overview = new Overview(jdbc);
            CoverageLedger ledger = new CoverageLedger(database.dataSource(), settings, invocation.clock());
            List<Account> chosen = accounts.among(ledger.accounts());
            if (list != null) {
                LooseRows.of(list, overview, chosen, !accounts.isGiven()).print(json, invocation.out());
                return ExitCode.DONE;
            }
            Completeness completeness = ledger.completeness();
            Standings known = new Standings(
                            overview,
                            new FileLedger(jdbc),
                            completeness,
                            new Certificates(jdbc, invocation.clock()).standing(),
                            chosen,
                            !accounts.isGiven())
                    .lacking(new Marks(jdbc, settings.home()).lack());
            Duration limit = settings.operations().alerts().eventLag();
            Consumers consumers = new Consumers(
                    accounts.isGiven() ? List.of() : new Vitals(jdbc).lags(),
                    limit == null ? Consumers.USUAL_LIMIT : limit);
            return show(known, completeness, outlook(settings, jdbc), consumers);
        }
    }

    private UpcomingRuns outlook(Settings settings, JdbcTemplate jdbc) {
        return UpcomingRuns.of(settings, new TokenRefusals(jdbc), new LiveBoard(jdbc), invocation.clock());
    }

    private int show(Standings known, Completeness completeness, UpcomingRuns outlook, Consumers consumers) {
        List<Standing> standings = known.standings();
        boolean ok = !standings.isEmpty()
                && standings.stream().allMatch(Standing::isOk)
                && known.ofNoAccount().stream().noneMatch(Problem::needsSomebody)
                && outlook.problems().isEmpty()
                && consumers.problems().isEmpty();
        List<Standing> shown = standings.stream()
                .filter(((Predicate<Standing>) Standing::isOk).negate().or(any -> !problems))
                .toList();
        PrintWriter out = invocation.out();
        if (json) {
            out.println(StatusJson.write(known, shown, completeness, outlook, consumers, ok));
        } else {
            new StatusText(known, shown, completeness, outlook, consumers, problems).print(out);
        }
        out.flush();
        return check && !ok ? ExitCode.FAILED : ExitCode.DONE;
    }
}
