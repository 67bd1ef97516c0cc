package io.github.ibkringest.cli.command;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.cli.events.ChangeTable;
import io.github.ibkringest.cli.invocation.AccountChoice;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.eventlog.EventCursorException;
import io.github.ibkringest.eventlog.EventFilter;
import io.github.ibkringest.eventlog.EventLog;
import io.github.ibkringest.eventlog.EventPage;
import io.github.ibkringest.eventlog.EventStart;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.Accounts;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** {@code changes}: what is new since some time, for people. */
@CommandLine.Command(
        name = "changes",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what was learnt since some time: new orders, fills, corrections, option events.",
            "'ibkr-ingest events' prints the same for programs."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ibkr-ingest changes",
            "  ibkr-ingest changes --since 2026-11-28T09:30",
            "  ibkr-ingest changes --since run:1234 --account U1234567"
        })
public final class ChangesCommand implements Callable<Integer> {

    private static final int PAGE = 1_000;
    private static final Set<String> SHOWN =
            Set.of("order.*", "execution.*", "option.*", "record.quarantined", "run.failed");

    @CommandLine.Mixin
    private Invocation invocation;

    @CommandLine.Mixin
    private AccountChoice accounts;

    @CommandLine.Option(
            names = "--since",
            paramLabel = "TIME|run:N",
            defaultValue = "yesterday",
            description =
                    "What was learnt since this time (2026-11-28, 2026-11-28T09:30, today, yesterday), or by this run"
                            + " and later ones. Default: yesterday.")
    private String since;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Override
    public Integer call() {
        Settings settings = invocation.settings();
        try (Database database = invocation.database(settings)) {
            JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
            EventLog log = new EventLog(jdbc);
            EventFilter wanted = new EventFilter(SHOWN, codes(new Accounts(jdbc)), Set.of());
            ChangeTable table = new ChangeTable(invocation.clock().getZone(), invocation.out());
            long at = start(log);
            EventPage page = log.after(at, wanted, PAGE);
            while (page.readTo() > at) {
                page.events().forEach(table::add);
                at = page.readTo();
                page = log.after(at, wanted, PAGE);
            }
            table.end(since);
        }
        return ExitCode.DONE;
    }

    private long start(EventLog log) {
        try {
            return new EventStart(log, invocation.clock()).learnt(since);
        } catch (EventCursorException e) {
            throw new CommandLine.ParameterException(
                    command.commandLine(),
                    "--since " + since
                            + " is no time and no run; write a time like 2026-11-28, 2026-11-28T09:30, today or"
                            + " yesterday, or run:1234",
                    e);
        }
    }

    private Set<String> codes(Accounts registered) {
        return accounts.isGiven()
                ? accounts.among(registered.all()).stream().map(Account::code).collect(Collectors.toSet())
                : Set.of();
    }
}
