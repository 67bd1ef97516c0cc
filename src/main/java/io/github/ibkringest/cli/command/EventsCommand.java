package io.github.ibkringest.cli.command;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.cli.events.EventLine;
import io.github.ibkringest.cli.invocation.AccountChoice;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.eventlog.CloudEvents;
import io.github.ibkringest.eventlog.Event;
import io.github.ibkringest.eventlog.EventCursorException;
import io.github.ibkringest.eventlog.EventFilter;
import io.github.ibkringest.eventlog.EventLog;
import io.github.ibkringest.eventlog.EventPage;
import io.github.ibkringest.eventlog.EventStart;
import io.github.ibkringest.eventlog.EventTail;
import io.github.ibkringest.eventlog.ReaderTurn;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.Accounts;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** {@code events}: what happened, in the order in which it was committed, once or for ever. */
@CommandLine.Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = {
            "Prints what happened, in the order in which it was committed: orders, executions, option events, positions.",
            "docs/events.md describes the types. With --consumer the program keeps how far a reader has come."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ibkr-ingest events --after yesterday",
            "  ibkr-ingest events --type 'execution.*' --symbol AAPL",
            "  ibkr-ingest events --follow --json --after 0 | my-strategy",
            "  ibkr-ingest events --consumer strategy --ack --json    each event once"
        })
public final class EventsCommand implements Callable<Integer> {

    private static final int PAGE = 500;

    /** Consumers that are not readers, but what {@code serve} sends to. */
    private static final String SENT_TO = "routes|kafka|webhook-.+";

    private static final Duration LOOK = Duration.ofSeconds(10);

    @CommandLine.Mixin
    private Invocation invocation;

    @CommandLine.Mixin
    private AccountChoice accounts;

    @CommandLine.Option(
            names = "--after",
            paramLabel = "ID|TIME",
            description = "Begin after this event (its number or whole id), or at this time (2026-11-28,"
                    + " 2026-11-28T09:30, today, yesterday). Default: the beginning.")
    private String after;

    @CommandLine.Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Only events of this type, or of all that begin alike: 'execution.*'; repeatable.")
    private List<String> types = new ArrayList<>();

    @CommandLine.Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            description = "Only events of contracts with this symbol or underlying; repeatable.")
    private List<String> symbols = new ArrayList<>();

    @CommandLine.Option(names = "--follow", description = "Wait for more, until Ctrl-C.")
    private boolean follow;

    @CommandLine.Option(
            names = "--consumer",
            paramLabel = "NAME",
            description = "Begin where the reader of this name has come; --after is where a new one begins.")
    private String consumer;

    @CommandLine.Option(names = "--ack", description = "Keep how far the reader has come, after each page is printed.")
    private boolean acknowledge;

    @CommandLine.Option(
            names = "--forget",
            description = "Remove the reader of the name --consumer: it is no longer used.")
    private boolean forget;

    @CommandLine.Option(
            names = "--schema",
            paramLabel = "TYPE",
            description = "Print the JSON Schema of the events of a type, and nothing else.")
    private String schema;

    @CommandLine.Option(names = "--json", description = "One CloudEvent a line.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Override
    public Integer call() throws InterruptedException {
        if (acknowledge && consumer == null) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), "--ack keeps how far a reader has come: name it with --consumer");
        }
        if (consumer != null && consumer.isBlank()) {
            throw new CommandLine.ParameterException(command.commandLine(), "--consumer has no name");
        }
        if (acknowledge && consumer.matches(SENT_TO)) {
            throw new CommandLine.ParameterException(
                    command.commandLine(),
                    "serve sends events to " + consumer + ", and would send it none of those that --ack keeps as read;"
                            + " choose another name");
        }
        if (schema != null) {
            return printSchema();
        }
        if (forget && (consumer == null || follow || acknowledge)) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), "--forget removes a reader: name it with --consumer, and nothing else");
        }
        Settings settings = invocation.settings();
        try (Database database = invocation.database(settings);
                EventTail tail = new EventTail(database.single())) {
            JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
            EventLog log = new EventLog(jdbc);
            if (forget) {
                return forget(log);
            }
            EventFilter wanted = filter(new Accounts(jdbc).all());
            long start = start(log);
            if (!acknowledge) {
                return print(log, tail, wanted, start, () -> {});
            }
            log.acknowledge(consumer, start);
            try (ReaderTurn turn = ReaderTurn.take(jdbc, consumer)) {
                return print(log, tail, wanted, turn.prolong(), turn::prolong);
            }
        }
    }

    private int forget(EventLog log) {
        if (!log.forget(consumer)) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), "there is no consumer " + consumer + "; status lists them");
        }
        return ExitCode.DONE;
    }

    private int printSchema() {
        try {
            invocation.out().print(CloudEvents.schema(schema));
            invocation.out().flush();
            return ExitCode.DONE;
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(command.commandLine(), "--schema: " + e.getMessage(), e);
        }
    }

    private long start(EventLog log) {
        EventStart start = new EventStart(log, invocation.clock());
        return consumer == null ? start.of(after) : log.positionOf(consumer).orElseGet(() -> start.of(after));
    }

    private EventFilter filter(List<Account> registered) {
        EventFilter filter = new EventFilter(new TreeSet<>(types), accountCodes(registered), new TreeSet<>(symbols));
        filter.unknownTypes().stream().findFirst().ifPresent(type -> {
            throw new CommandLine.ParameterException(
                    command.commandLine(), "--type " + type + " is no type of event; " + EventLine.typesKnown());
        });
        return filter;
    }

    private Set<String> accountCodes(List<Account> registered) {
        return accounts.isGiven()
                ? accounts.among(registered).stream().map(Account::code).collect(Collectors.toSet())
                : Set.of();
    }

    /** @param beforePage what is done before each page */
    private int print(EventLog log, EventTail tail, EventFilter wanted, long start, Runnable beforePage)
            throws InterruptedException {
        PrintWriter out = invocation.out();
        Function<Event, String> line = line(log);
        long at = start;
        while (true) {
            beforePage.run();
            EventPage page = log.after(at, wanted, PAGE);
            page.events().forEach(event -> out.println(line.apply(event)));
            if (out.checkError()) {
                return ExitCode.FAILED; // whoever read this is gone, and may not have got the page
            }
            if (acknowledge && page.readTo() > at) {
                log.acknowledge(consumer, page.readTo());
            }
            if (page.readTo() == at) {
                if (!follow) {
                    return ExitCode.DONE;
                }
                if (tail.awaitBeyond(at, LOOK) < at && log.head().lastId() < at) {
                    throw EventCursorException.ahead(at, log.head().lastId());
                }
            }
            at = page.readTo();
        }
    }

    private Function<Event, String> line(EventLog log) {
        return json
                ? new CloudEvents(log.head().log())::json
                : new EventLine(invocation.clock().getZone())::of;
    }
}
