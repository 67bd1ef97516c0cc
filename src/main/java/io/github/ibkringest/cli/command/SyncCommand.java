package io.github.ibkringest.cli.command;

import io.github.ibkringest.app.Ingestor;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.prefetch.ReadAhead;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.cli.invocation.SourceChoice;
import io.github.ibkringest.cli.invocation.StopNotice;
import io.github.ibkringest.cli.output.TerminalProgress;
import io.github.ibkringest.cli.sync.BrokerTotals;
import io.github.ibkringest.cli.sync.DryRunDiff;
import io.github.ibkringest.cli.sync.RunJson;
import io.github.ibkringest.cli.sync.SyncOutput;
import io.github.ibkringest.files.FilePolicy;
import io.github.ibkringest.ingest.sync.SyncBrokenOffException;
import io.github.ibkringest.ingest.sync.SyncRequest;
import io.github.ibkringest.ingest.sync.SyncResult;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.proof.Certificates;
import io.github.ibkringest.store.Database;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** {@code sync}: brings everything in once, and ends. */
@CommandLine.Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description = "Reads statements, stores new and changed records in the database, and ends.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ibkr-ingest sync --file statement.xml --file older.zip",
            "  cat statement.xml | ibkr-ingest sync --file - --json",
            "  ibkr-ingest sync option-events --account U1234567 --from 2026-01-01 --file inbox/"
        })
public final class SyncCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(SyncCommand.class);

    @CommandLine.Mixin
    private Invocation invocation;

    @CommandLine.Parameters(
            arity = "0..1",
            defaultValue = "all",
            paramLabel = "DATASET",
            description = "orders, executions, option-events, corporate-actions, transfers or all (default).")
    private String dataset;

    @CommandLine.Option(
            names = "--account",
            paramLabel = "NAME",
            description = "Only this account, by its code, its alias, or a pattern like 'U70*'; repeatable. Default:"
                    + " every active live and paper account.")
    private List<String> accounts = new ArrayList<>();

    @CommandLine.Mixin
    private SourceChoice source;

    @CommandLine.Option(
            names = "--file",
            paramLabel = "PATH",
            description = "Statement file (.xml, .xml.gz, .zip), folder, or - for standard input; repeatable.")
    private List<String> files = new ArrayList<>();

    @CommandLine.Option(names = "--from", paramLabel = "DATE", description = "Only records from this day on.")
    private LocalDate from;

    @CommandLine.Option(names = "--to", paramLabel = "DATE", description = "Only records up to this day.")
    private LocalDate to;

    @CommandLine.Option(
            names = "--dry-run",
            description = "Show what would be inserted, updated and quarantined, and write nothing;"
                    + " the exit code is that of a sync.")
    private boolean dryRun;

    @CommandLine.Option(
            names = "--again",
            description = "Read all files; by default imported files of folders and archives are skipped.")
    private boolean again;

    @CommandLine.Option(
            names = "--per-file",
            description = "Show each file; by default many files are shown as one line per account and dataset.")
    private boolean perFile;

    @CommandLine.Option(names = "--json", description = "One JSON document instead of a table.")
    private boolean json;

    @CommandLine.Option(names = "--quiet", description = "No table; only the exit code and errors.")
    private boolean quiet;

    private BrokerTotals totals = BrokerTotals.NONE;

    @Override
    public Integer call() {
        Settings settings = invocation.settings();
        Sources sources = new Sources(settings);
        TerminalProgress progress = new TerminalProgress(quiet);
        Period period = period();
        Set<Dataset> datasets = datasets();
        Source chosen = source.among(sources, files);
        Source.Request wanted = sources.request(chosen, files, period).of(datasets);
        StopNotice stop = StopNotice.listen(invocation.err(), () -> kept(progress));
        try (stop) {
            SyncResult result = sync(settings, sources, chosen, wanted, progress);
            if (stop.isStopped()) {
                return ExitCode.INTERRUPTED;
            }
            print(result, wanted);
            return ExitCode.of(result.runs());
        } catch (SyncBrokenOffException e) {
            progress.clear();
            print(e.result(), wanted);
            Invocation.complain(invocation.err(), e.getMessage());
            return ExitCode.worse(ExitCode.of(e), ExitCode.of(e.reports()));
        } catch (RuntimeException e) {
            if (stop.isStopped()) {
                return ExitCode.INTERRUPTED;
            }
            throw e;
        }
    }

    private String kept(TerminalProgress progress) {
        progress.clear();
        return dryRun ? "Stopped; a dry run stores nothing." : progress.kept();
    }

    private SyncResult sync(
            Settings settings, Sources sources, Source chosen, Source.Request wanted, TerminalProgress progress) {
        try (ReadAhead ahead = ReadAhead.of(chosen, wanted);
                Database database = invocation.database(settings);
                Ingestor ingestor = Ingestor.start(settings, database, sources, null)) {
            SourceChoice.check(chosen, database);
            SyncRequest request = new SyncRequest(
                            ahead, wanted, wanted.datasets(), new TreeSet<>(accounts), dryRun, progress)
                    .of(policy());
            if (!quiet) {
                announce(request, database);
            }
            SyncResult result = ingestor.result(request);
            if ((json || !quiet) && !dryRun && !result.runs().isEmpty()) {
                totals = totals(result, database);
            }
            progress.clear();
            return result;
        }
    }

    /** What became of each run is printed in any case, also when the database is gone by now. */
    private BrokerTotals totals(SyncResult result, Database database) {
        try {
            return BrokerTotals.of(
                    result, new Certificates(new JdbcTemplate(database.dataSource()), invocation.clock()).standing());
        } catch (DataAccessException e) {
            LOG.warn(
                    "whether the accounts agree with the broker's totals is not known: {}",
                    e.getMostSpecificCause().getMessage());
            return BrokerTotals.NONE;
        }
    }

    /** A file that the user names is read. */
    private FilePolicy policy() {
        return again ? FilePolicy.ALL : files.isEmpty() ? FilePolicy.NEW : FilePolicy.NEW_IN_FOLDERS;
    }

    private Period period() {
        try {
            return new Period(from, to);
        } catch (IllegalArgumentException e) {
            throw new BrokerConfigurationException(e.getMessage());
        }
    }

    private Set<Dataset> datasets() {
        try {
            return dataset.equals("all") ? EnumSet.allOf(Dataset.class) : EnumSet.of(Dataset.of(dataset));
        } catch (IllegalArgumentException e) {
            throw new BrokerConfigurationException(e.getMessage() + ", all");
        }
    }

    private void announce(SyncRequest request, Database database) {
        if (request.source().name().equals(Source.SAMPLE)) {
            invocation.say("Loading the built-in sample statement (synthetic data of a live and a paper account).");
        }
        if (database.isEmbedded()) {
            invocation.say("Database: embedded PostgreSQL, data in "
                    + database.server().dataDirectory());
        }
        if (request.dryRun()) {
            invocation.say("Dry run: everything will be rolled back.");
        }
    }

    /** The result goes to standard output, what is wrong comes last in it, and after it to standard error. */
    private void print(SyncResult result, Source.Request wanted) {
        PrintWriter out = invocation.out();
        SyncOutput output = new SyncOutput(result, perFile);
        if (json) {
            out.println(dryRun ? RunJson.writeDryRun(result) : RunJson.write(result, totals));
        } else if (!quiet) {
            totals.printAgreeing(out);
            output.print(wanted.paths(), out);
            totals.printOthers(out);
            if (dryRun) {
                DryRunDiff.print(result.runs(), out);
            }
        }
        out.flush();
        result.findings().forEach(LOG::warn);
        output.errors().forEach(error -> Invocation.complain(invocation.err(), error));
    }
}
