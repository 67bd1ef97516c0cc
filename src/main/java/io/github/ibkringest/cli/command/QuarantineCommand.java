package io.github.ibkringest.cli.command;

import io.github.ibkringest.app.Ingestor;
import io.github.ibkringest.app.Retry;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.cli.invocation.AccountChoice;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.cli.sync.QuarantineOutput;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.Accounts;
import io.github.ibkringest.store.quarantine.QuarantineList;
import io.github.ibkringest.store.quarantine.QuarantinedRecord;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** {@code quarantine}: the records that could not be trusted, and what to do with them. */
@CommandLine.Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "Lists the records that could not be read, reads them again, or gives them up.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ibkr-ingest quarantine",
            "  ibkr-ingest quarantine show 12",
            "  ibkr-ingest quarantine retry                    after an update, or a changed setting",
            "  ibkr-ingest quarantine discard 12 --reason \"test row of the broker\""
        })
public final class QuarantineCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private Invocation invocation;

    @CommandLine.Mixin
    private AccountChoice accounts;

    @CommandLine.Option(names = "--all", description = "Also list closed records: resolved, superseded, discarded.")
    private boolean closedToo;

    @CommandLine.Option(names = "--json", description = "One JSON document instead of a table.")
    private boolean jsonOfAll;

    @Override
    public Integer call() {
        return list(accounts, false, false);
    }

    @CommandLine.Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the open records (default).")
    int list(
            @CommandLine.Mixin AccountChoice choice,
            @CommandLine.Option(
                            names = "--all",
                            description = "Also list closed records: resolved, superseded, discarded.")
                    boolean all,
            @CommandLine.Option(names = "--json", description = "One JSON document instead of a table.") boolean json) {
        try (Database database = invocation.database(invocation.settings())) {
            QuarantineList records = listOf(database);
            List<QuarantinedRecord> listed = all || closedToo ? records.all() : records.open();
            QuarantineOutput.print(
                    wanted(choice.isGiven() ? choice : accounts, listed, database),
                    json || jsonOfAll,
                    invocation.out());
        }
        return ExitCode.DONE;
    }

    private static List<QuarantinedRecord> wanted(
            AccountChoice choice, List<QuarantinedRecord> records, Database database) {
        if (!choice.isGiven()) {
            return records;
        }
        Accounts registered = new Accounts(new JdbcTemplate(database.dataSource()));
        Set<String> codes =
                choice.among(registered.all()).stream().map(Account::code).collect(Collectors.toSet());
        return records.stream()
                .filter(record -> codes.contains(record.account()))
                .toList();
    }

    @CommandLine.Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows a record as delivered, and the reason.")
    int show(
            @CommandLine.Parameters(paramLabel = "ID") long id,
            @CommandLine.Option(names = "--json", description = "One JSON document instead of lines.") boolean json) {
        try (Database database = invocation.database(invocation.settings())) {
            QuarantineOutput.show(found(listOf(database), id), json || jsonOfAll, invocation.out());
        }
        return ExitCode.DONE;
    }

    @CommandLine.Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = "Reads open records again and stores those that can be read now.")
    int retry(
            @CommandLine.Parameters(arity = "0..*", paramLabel = "ID", description = "Default: all open records.")
                    List<Long> ids,
            @CommandLine.Option(names = "--json", description = "One JSON document instead of a table.") boolean json) {
        Settings settings = invocation.settings();
        Set<Long> wanted = ids == null ? Set.of() : new TreeSet<>(ids);
        try (Database database = invocation.database(settings);
                Ingestor ingestor = Ingestor.start(settings, database, new Sources(settings), null)) {
            List<QuarantinedRecord> open = listOf(database).open();
            checkOpen(listOf(database), open, wanted);
            Accounts accounts = new Accounts(new JdbcTemplate(database.dataSource()));
            Retry retry = new Retry(ingestor, accounts, settings);
            List<String> objections = retry.objections(open, wanted);
            List<RunReport> runs = retry.run(open, wanted);
            objections.forEach(objection -> Invocation.complain(invocation.err(), objection));
            Invocation.complain(invocation.err(), runs);
            QuarantineOutput.printRetried(runs, open.isEmpty(), json || jsonOfAll, invocation.out());
            return objections.isEmpty() ? ExitCode.of(runs) : ExitCode.worse(ExitCode.USAGE, ExitCode.of(runs));
        }
    }

    private static void checkOpen(QuarantineList records, List<QuarantinedRecord> open, Set<Long> wanted) {
        Set<Long> known = open.stream().map(QuarantinedRecord::id).collect(Collectors.toSet());
        for (long id : wanted) {
            if (!known.contains(id)) {
                throw new BrokerConfigurationException(
                        "record " + id + " is " + found(records, id).state() + "; only open records can be retried");
            }
        }
    }

    @CommandLine.Command(
            name = "discard",
            mixinStandardHelpOptions = true,
            description = "Gives a record up: it stays as history and is ignored when it is delivered again.")
    int discard(
            @CommandLine.Parameters(paramLabel = "ID") long id,
            @CommandLine.Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
                    String reason) {
        if (reason.isBlank()) {
            throw new BrokerConfigurationException("--reason must state why the record is given up");
        }
        try (Database database = invocation.database(invocation.settings())) {
            QuarantineList records = listOf(database);
            if (!records.discard(id, reason)) {
                throw new BrokerConfigurationException(
                        "record " + id + " is " + found(records, id).state() + "; only open records can be discarded");
            }
            invocation.out().println("Record " + id + " is discarded.");
            invocation.out().flush();
        }
        return ExitCode.DONE;
    }

    private static QuarantinedRecord found(QuarantineList records, long id) {
        return records.find(id)
                .orElseThrow(() -> new BrokerConfigurationException(
                        "there is no quarantined record " + id + "; see: quarantine list --all"));
    }

    private static QuarantineList listOf(Database database) {
        return new QuarantineList(new JdbcTemplate(database.dataSource()));
    }
}
