package io.github.ibkringest.ingest;

import io.github.ibkringest.broker.BrokerConfigurationException;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.Payload;
import io.github.ibkringest.fold.RowType;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.store.Account;
import io.github.ibkringest.store.Accounts;
import io.github.ibkringest.store.Change;
import io.github.ibkringest.store.Changes;
import io.github.ibkringest.store.Contracts;
import io.github.ibkringest.store.Failpoint;
import io.github.ibkringest.store.OrderLinks;
import io.github.ibkringest.store.PayloadStore;
import io.github.ibkringest.store.Quarantine;
import io.github.ibkringest.store.RunCounts;
import io.github.ibkringest.store.RunLedger;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
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
    private static final String DRY_RUN = "dry_run";
    private static final String LEDGER_ROW = "runId";
    private static final String COMPLETED = "completed";
    private static final String BROKEN_OFF = "broken off by the database because of another transaction; run again";

    private final JdbcTemplate jdbc;
    private final Accounts accounts;
    private final RunLedger ledger;
    private final PayloadStore payloads;
    private final RunLinks links;
    private final Quarantine quarantine;
    private final TransactionTemplate separately;
    private final Failures failures;

    public Runs(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.accounts = new Accounts(jdbc);
        this.ledger = new RunLedger(jdbc);
        this.payloads = new PayloadStore(jdbc);
        this.links = new RunLinks(jdbc);
        this.quarantine = new Quarantine(jdbc);
        this.separately = new TransactionTemplate(transactions);
        separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.failures = new Failures(accounts, ledger, separately);
    }

    /**
     * Takes the lock and opens the ledger row.
     *
     * @throws RunBusyException when another run of the pair is active
     */
    public <T> Fetch<T> begin(@Body Fetch<T> fetch, @Header(Fetching.ACCOUNT) String code, Exchange exchange) {
        RowType<T> type = RowTypes.of(dataset(exchange));
        boolean dryRun = Sync.isDryRun(exchange);
        Long brokenOff = exchange.getVariable(LEDGER_ROW, Long.class);
        if (brokenOff != null && !dryRun) {
            separately.execute(status -> ledger.fail(brokenOff, BROKEN_OFF));
        }
        if (dryRun) {
            jdbc.execute("savepoint " + DRY_RUN);
        }
        Failpoint.reach("run-begins");
        Account account = code.isEmpty() ? null : account(code, exchange, dryRun);
        Failpoint.reach("account-registered");
        Long accountId = account == null ? null : account.id();
        if (Sync.isBusy(exchange, code) || !ledger.tryLock(accountId, type.dataset())) {
            throw new RunBusyException(code, type.dataset());
        }
        Failpoint.reach("lock-taken");
        Payload payload = fetch.payload();
        long id = inLedger(dryRun, () -> {
            ledger.markInterrupted(accountId, type.dataset());
            Failpoint.reach("leftovers-interrupted");
            return ledger.start(accountId, type.dataset(), payload.source(), payload.name());
        });
        Failpoint.reach("ledger-row-opened");
        exchange.setVariable(LEDGER_ROW, id);
        Long kept = payloads.find(payload);
        if (kept == null) {
            payload.packed().prepare();
        }
        Run<T> run = new Run<>(
                id,
                account,
                kept,
                fetch,
                type,
                new Contracts(jdbc),
                new OrderLinks(jdbc),
                quarantine.hasOpen(accountId, type.dataset()));
        exchange.setVariable(Run.VARIABLE, run);
        return fetch;
    }

    private Account account(String code, Exchange exchange, boolean dryRun) {
        Environment environment = exchange.getVariable("environment", Environment.class);
        Account account = inLedger(dryRun, () -> accounts.register(code, environment));
        if (!account.isSynced()) {
            throw new BrokerConfigurationException("account " + code + " is not active or neither LIVE nor PAPER;"
                    + " change that with: accounts add " + code + " --environment live|paper");
        }
        return account;
    }

    /** A dry run leaves no trace at all, so it stays within the transaction that will be rolled back. */
    private <R> R inLedger(boolean dryRun, Supplier<R> action) {
        return dryRun ? action.get() : separately.execute(status -> action.get());
    }

    /**
     * Links, supersedes, keeps the payload, covers, closes the ledger row - and thereby lets the database check that
     * nothing is lost.
     */
    public RunReport complete(Exchange exchange) {
        Run<?> run = exchange.getVariable(Run.VARIABLE, Run.class);
        RunCounts counts = run.counts();
        run.fetch().ignored().forEach((rule, records) -> {
            counts.ignored(rule, records);
            run.read(records);
        });
        Failpoint.reach("records-through");
        if (run.hasWritten()) {
            links.link(run);
        }
        Failpoint.reach("linked");
        keepPayload(run);
        Failpoint.reach("payload-kept");
        // What lies in quarantine is missing, so nothing is proven complete.
        if (run.accountId() != null && counts.quarantined() == 0) {
            links.cover(run, Sync.periodOf(exchange));
        }
        Failpoint.reach("covered");
        ledger.succeed(run.id(), run.payloadId(), run.read(), counts);
        Failpoint.reach("ledger-row-closed");
        List<Change> changes = Sync.isDryRun(exchange) ? undo(run) : List.of();
        return reportCommitted(exchange, succeeded(run, changes, exchange));
    }

    private void keepPayload(Run<?> run) {
        if (run.payloadId() == null) {
            run.kept(payloads.keep(run.fetch().payload()));
            if (run.counts().quarantined() > 0) {
                quarantine.attach(run.id(), run.payloadId());
            }
        }
    }

    /** Ends a dry run: says what it changed, and takes it back. */
    private List<Change> undo(Run<?> run) {
        List<Change> changes = new Changes(jdbc).of(run.id());
        jdbc.execute("rollback to savepoint " + DRY_RUN);
        return changes;
    }

    private static RunReport succeeded(Run<?> run, List<Change> changes, Exchange exchange) {
        RunCounts counts = run.counts();
        Payload payload = run.fetch().payload();
        return new RunReport(
                Sync.isDryRun(exchange) ? null : run.id(),
                run.account() == null ? null : run.account().code(),
                run.account() == null ? null : run.account().environment(),
                run.type().dataset(),
                payload.source(),
                payload.name(),
                RunReport.Status.SUCCEEDED,
                run.read(),
                counts.inserted(),
                counts.updated(),
                counts.unchanged(),
                counts.quarantined(),
                counts.ignored(),
                run.elapsedMillis(),
                null,
                changes);
    }

    /**
     * A run ended with an exception. Most often it failed: its rows are gone, its ledger row says why. When the
     * connection broke during the commit, the ledger is asked how it ended.
     */
    public RunReport failed(@Header(Fetching.ACCOUNT) String code, Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Dataset dataset = dataset(exchange);
        Sync sync = Sync.of(exchange);
        Failure failure = new Failure(
                exchange.getVariable(LEDGER_ROW, Long.class),
                emptyToNull(code),
                exchange.getVariable("environment", Environment.class),
                dataset,
                sync == null ? "direct" : sync.session().source(),
                sync == null ? "" : sync.session().name(),
                Failure.status(cause),
                Causes.sentence(cause));
        if (sync != null && failure.status() == RunReport.Status.BUSY) {
            sync.busy(code);
        }
        boolean leavesTrace = failure.status() != RunReport.Status.BUSY && !Sync.isDryRun(exchange);
        RunReport completed = exchange.getVariable(COMPLETED, RunReport.class);
        return report(exchange, leavesTrace ? failures.close(failure, completed) : failure.report(null));
    }

    /** A payload could not be read at all: each dataset that was asked for has a failed run. */
    public void unreadable(Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Sync sync = Sync.of(exchange);
        for (Dataset dataset : sync.datasets()) {
            Failure failure = new Failure(
                    null,
                    null,
                    null,
                    dataset,
                    sync.session().source(),
                    sync.session().name(),
                    Failure.status(cause),
                    Causes.sentence(cause));
            sync.add(sync.request().dryRun() ? failure.report(null) : failures.close(failure, null));
        }
    }

    /** Reports a run once its transaction has ended well: until then its outcome is not known. */
    private static RunReport reportCommitted(Exchange exchange, RunReport report) {
        exchange.setVariable(COMPLETED, report);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return report(exchange, report);
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                Failpoint.reach("commit");
            }

            @Override
            public void afterCommit() {
                Failpoint.reach("committed");
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

    private static String emptyToNull(String code) {
        return code == null || code.isEmpty() ? null : code;
    }
}
