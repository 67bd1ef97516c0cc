package io.github.ibkringest.ingest;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.RecordReader;
import io.github.ibkringest.broker.SourceFile;
import io.github.ibkringest.eventlog.EventSettings;
import io.github.ibkringest.eventlog.EventType;
import io.github.ibkringest.fold.layout.RowType;
import io.github.ibkringest.ingest.chunk.Chunk;
import io.github.ibkringest.ingest.chunk.RowTypes;
import io.github.ibkringest.ingest.run.Causes;
import io.github.ibkringest.ingest.run.DryRun;
import io.github.ibkringest.ingest.run.Failure;
import io.github.ibkringest.ingest.run.Failures;
import io.github.ibkringest.ingest.run.Run;
import io.github.ibkringest.ingest.run.RunBusyException;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.Admission;
import io.github.ibkringest.ingest.sync.Fetching;
import io.github.ibkringest.ingest.sync.SampleAlone;
import io.github.ibkringest.ingest.sync.Sync;
import io.github.ibkringest.message.Reason;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.Accounts;
import io.github.ibkringest.store.payload.PayloadStore;
import io.github.ibkringest.store.quarantine.Quarantine;
import io.github.ibkringest.store.run.Change;
import io.github.ibkringest.store.run.RunCounts;
import io.github.ibkringest.store.run.RunLedger;
import io.github.ibkringest.store.sql.KeptPlans;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The beginning and the end of a run. Both happen in the transaction of its rows, except that the ledger row is opened
 * and, after a failure, closed in a transaction of its own, so that it survives. Thread-safe.
 */
public final class Runs {

    private static final String DATASET = "dataset";
    private static final String LEDGER_ROW = "runId";
    private static final String COMPLETED = "completed";

    private final RunOpening opening;
    private final SampleAlone sample;
    private final DryRun dryRun;
    private final KeptPlans plans;
    private final RunLedger ledger;
    private final PayloadStore payloads;
    private final Quarantine quarantine;
    private final Failures failures;

    /**
     * @param admission which accounts may be synced
     * @param events which events are recorded
     * @param readers the reader of the stored records of a feed, if there is one
     */
    public Runs(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Admission admission,
            EventSettings events,
            Function<String, Optional<RecordReader>> readers) {
        TransactionTemplate separately = new TransactionTemplate(transactions);
        separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.opening = new RunOpening(jdbc, separately, admission, readers);
        this.sample = new SampleAlone(jdbc);
        this.dryRun = new DryRun(jdbc);
        this.plans = new KeptPlans(jdbc);
        this.ledger = new RunLedger(jdbc);
        this.payloads = new PayloadStore(jdbc);
        this.quarantine = new Quarantine(jdbc);
        this.failures = new Failures(new Accounts(jdbc), ledger, separately, events.records(EventType.RUN_FAILED));
    }

    /**
     * Takes the lock and opens the ledger row.
     *
     * @throws RunBusyException when another run of the pair is active
     */
    public <T> Fetch<T> begin(@Body Fetch<T> fetch, @Header(Fetching.ACCOUNT) String code, Exchange exchange) {
        RowType<T> type = RowTypes.of(dataset(exchange));
        boolean dry = Sync.isDryRun(exchange);
        Long brokenOff = exchange.getVariable(LEDGER_ROW, Long.class);
        if (brokenOff != null && !dry) {
            opening.breakOff(brokenOff, thrown(exchange));
        }
        if (dry) {
            dryRun.begin();
        }
        plans.prepareFor(Sync.isLive(exchange));
        Account account = code.isEmpty() ? null : opening.account(code, environment(exchange), dry);
        if (Sync.isBusy(exchange, code) || !opening.lock(account, type.dataset())) {
            throw new RunBusyException(code, type.dataset());
        }
        long id = opening.ledgerRow(account, type.dataset(), fetch, dry, Sync.isLive(exchange));
        exchange.setVariable(LEDGER_ROW, id);
        boolean cleared = sample.makeWay(fetch.source(), account, Sync.of(exchange));
        Run<T> run = opening.run(id, account, fetch, type, dry, cleared);
        Sync sync = Sync.of(exchange);
        if (sync != null) {
            run.renews(sync.request().stale());
        }
        exchange.setVariable(Run.VARIABLE, run);
        return fetch;
    }

    /** Counts the records of a chunk as read, and those of them that say nothing new. */
    public void count(@Body Chunk chunk, @Variable(Run.VARIABLE) Run<?> run, Exchange exchange) {
        run.read(chunk.size());
        run.counts().ignored("outside-period", chunk.outside());
        run.counts().unchanged(chunk.unchanged());
        run.mostlyNew(chunk.accepted().size() > chunk.unchanged());
        Sync.progressOf(exchange)
                .storing(
                        run.fetch().name() + " " + run.type().dataset(),
                        run.read(),
                        run.fetch().expected());
    }

    /** Waits until all rows that were written so far have reached the server, whose connection is free from then on. */
    public void flush(@Variable(Run.VARIABLE) Run<?> run) {
        run.behind().finish();
    }

    /** Whether the run has written rows, or learnt of contracts, so that something may follow. */
    public boolean hasWritten(@Variable(Run.VARIABLE) Run<?> run) {
        return run.hasWritten() || run.contracts().areToLink();
    }

    /** What the run wrote so far, as the named parameters of the SQL steps that follow. */
    public Map<String, Object> written(@Variable(Run.VARIABLE) Run<?> run) {
        return run.written();
    }

    /** Keeps the payload, unless it is kept, with the number of its rows, and lets quarantined records point to it. */
    public void keepPayload(@Variable(Run.VARIABLE) Run<?> run) {
        if (run.payloadId() == null) {
            run.kept(payloads.keep(run.fetch().payload(), run.fetch().reading()));
            if (hasQuarantined(run.counts())) {
                quarantine.attach(run.id(), run.payloadId());
            }
        }
        payloads.noteContent(run.payloadId(), run.fetch().payload());
    }

    /** Whether records were put into quarantine, also if they were closed there at once. */
    private static boolean hasQuarantined(RunCounts counts) {
        return counts.quarantined() > 0 || counts.ignored().containsKey(QuarantineStep.SUPERSEDED);
    }

    /** Closes the ledger row, and thereby lets the database check that nothing is lost. */
    public RunReport complete(@Variable(Run.VARIABLE) Run<?> run, Exchange exchange) {
        RunCounts counts = run.counts();
        if (hasWritten(run)) {
            counts.corrected(ledger.corrected(run.id()));
            counts.ordersMade(run.orders().made());
        }
        if (Sync.of(exchange) != null) {
            Sync.of(exchange).advice().unreadable().addAll(run.unreadable());
        }
        ledger.succeed(run.id(), run.payloadId(), run.read(), counts);
        boolean dry = Sync.isDryRun(exchange);
        List<Change> changes = dry ? dryRun.undo(run) : List.of();
        return reportCommitted(exchange, RunReport.succeeded(run, dry, changes));
    }

    /**
     * A run ended with an exception. Most often it failed: its rows are gone, its ledger row says why. When the
     * connection broke during the commit, the ledger is asked how it ended.
     */
    public RunReport failed(@Header(Fetching.ACCOUNT) String code, Exchange exchange) {
        Sync sync = Sync.of(exchange);
        Failure failure = Failure.of(
                exchange.getVariable(LEDGER_ROW, Long.class),
                code,
                environment(exchange),
                dataset(exchange),
                sync == null ? null : sync.session(),
                thrown(exchange));
        if (sync != null && failure.status() == RunReport.Status.BUSY) {
            sync.busy(code);
        }
        boolean leavesTrace = failure.status() != RunReport.Status.BUSY && !Sync.isDryRun(exchange);
        RunReport completed = exchange.getVariable(COMPLETED, RunReport.class);
        return report(exchange, leavesTrace ? failures.close(failure, completed) : failure.report(null));
    }

    /**
     * A payload could not be read at all: each dataset that was asked for has a failed run, in the ledger unless that says
     * the same of a file already. Nothing has failed where a file has left its folder since it was listed.
     */
    public void unreadable(Exchange exchange) {
        Sync sync = Sync.of(exchange);
        if (Reason.isNoSuchFile(thrown(exchange))
                && sync.session().file().filter(SourceFile::isGone).isPresent()) {
            return;
        }
        boolean leavesTrace =
                !sync.request().dryRun() && !sync.files().failsAlike(sync.session(), Causes.sentence(thrown(exchange)));
        for (Dataset dataset : missed(sync.datasets())) {
            Failure failure = Failure.of(null, null, null, dataset, sync.session(), thrown(exchange));
            sync.add(leavesTrace ? failures.close(failure, null) : failure.report(null));
        }
    }

    /** Of what nobody could read, nobody knows whether it had what is optional. */
    private static Set<Dataset> missed(Set<Dataset> wanted) {
        Set<Dataset> missed = new TreeSet<>(wanted);
        missed.retainAll(Dataset.required());
        return missed.isEmpty() ? wanted : missed;
    }

    /** Reports a run once its transaction has ended well: until then its outcome is not known. */
    private static RunReport reportCommitted(Exchange exchange, RunReport report) {
        exchange.setVariable(COMPLETED, report);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return report(exchange, report);
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                report(exchange, report);
            }
        });
        return report;
    }

    private static RunReport report(Exchange exchange, RunReport report) {
        Sync sync = Sync.of(exchange);
        if (sync != null) {
            sync.add(report);
        }
        return report;
    }

    private static Dataset dataset(Exchange exchange) {
        return Dataset.of(exchange.getVariable(DATASET, String.class));
    }

    private static Environment environment(Exchange exchange) {
        return exchange.getVariable("environment", Environment.class);
    }

    private static Throwable thrown(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    }
}
