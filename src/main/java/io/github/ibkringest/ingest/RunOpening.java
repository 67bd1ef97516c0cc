package io.github.ibkringest.ingest;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.RecordReader;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.fold.layout.RowType;
import io.github.ibkringest.ingest.run.Run;
import io.github.ibkringest.ingest.run.StoredRecords;
import io.github.ibkringest.ingest.run.Superseding;
import io.github.ibkringest.ingest.run.WrittenDays;
import io.github.ibkringest.ingest.sync.Admission;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.store.BrokenConnection;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.Accounts;
import io.github.ibkringest.store.contract.ContractKeys;
import io.github.ibkringest.store.contract.Contracts;
import io.github.ibkringest.store.order.OrderLinks;
import io.github.ibkringest.store.payload.PayloadStore;
import io.github.ibkringest.store.quarantine.Quarantine;
import io.github.ibkringest.store.row.ExecutionMatches;
import io.github.ibkringest.store.run.RunLedger;
import io.github.ibkringest.store.sql.WriteBehind;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What stands before the first row of a run: account, lock, ledger row. Account and ledger row are committed at once, so
 * that they survive the run; not those of a dry run, which leaves no trace and stays within the transaction that will be
 * rolled back. Thread-safe.
 */
final class RunOpening {

    private static final String BROKEN_OFF = "broken off by the database because of another transaction; run again";
    private static final String SERVER_GONE =
            "aborted: the database server was stopped or killed; the server and the run were started again";

    private final JdbcTemplate jdbc;
    private final Accounts accounts;
    private final RunLedger ledger;
    private final PayloadStore payloads;
    private final Quarantine quarantine;
    private final ExecutionMatches matches;
    private final TransactionTemplate separately;
    private final Admission admission;
    private final Function<String, Optional<RecordReader>> readers;

    RunOpening(
            JdbcTemplate jdbc,
            TransactionTemplate separately,
            Admission admission,
            Function<String, Optional<RecordReader>> readers) {
        this.jdbc = jdbc;
        this.accounts = new Accounts(jdbc);
        this.ledger = new RunLedger(jdbc);
        this.payloads = new PayloadStore(jdbc);
        this.quarantine = new Quarantine(jdbc);
        this.matches = new ExecutionMatches(jdbc);
        this.separately = separately;
        this.admission = admission;
        this.readers = readers;
    }

    /** Closes the ledger row of an attempt that the database broke off; the run starts over under a new one. */
    void breakOff(long ledgerRow, Throwable cause) {
        String sentence = BrokenConnection.explains(cause) ? SERVER_GONE : BROKEN_OFF;
        separately.execute(status -> ledger.fail(ledgerRow, sentence));
    }

    /**
     * Finds the account of a run, and registers it when it is new.
     *
     * @throws BrokerConfigurationException when it is not to be synced
     */
    Account account(String code, Environment environment, boolean dryRun) {
        return admission.admit(code).orElseGet(() -> inLedger(dryRun, () -> accounts.register(code, environment)));
    }

    /** Takes the lock of account and dataset; false when another run holds it. */
    boolean lock(Account account, Dataset dataset) {
        return ledger.tryLock(idOf(account), dataset);
    }

    /**
     * Opens the ledger row, and says of rows that a killed run left open that it was interrupted.
     *
     * @param isLive whether a few records are stored that are told again when they are lost
     */
    long ledgerRow(Account account, Dataset dataset, Fetch<?> fetch, boolean dryRun, boolean isLive) {
        return inLedger(dryRun, () -> {
            ledger.markInterrupted(idOf(account), dataset);
            return isLive
                    ? ledger.startAtOnce(idOf(account), dataset, fetch.source(), fetch.name())
                    : ledger.start(idOf(account), dataset, fetch.source(), fetch.name());
        });
    }

    /**
     * The run under its ledger row.
     *
     * @param cleared whether it has removed the sample, and with it contracts
     */
    <T> Run<T> run(long ledgerRow, Account account, Fetch<T> fetch, RowType<T> type, boolean dryRun, boolean cleared) {
        Quarantine.Waiting waiting = quarantine.waiting(idOf(account), type.dataset());
        WriteBehind behind = new WriteBehind(jdbc);
        TransactionSynchronizationManager.registerSynchronization(behind);
        return new Run<>(
                ledgerRow,
                account,
                fetch.isWhole() ? payloads.find(fetch.payload()) : null,
                fetch,
                new StoredRecords<>(fetch, type.dataset(), readers),
                type,
                new Contracts(jdbc, contractKeys(dryRun, cleared)),
                new OrderLinks(jdbc),
                behind,
                new WrittenDays(type.dataset() == Dataset.EXECUTIONS ? matches.lastId() : 0),
                waiting.own(),
                new Superseding(quarantine, waiting.any()));
    }

    private ContractKeys contractKeys(boolean dryRun, boolean cleared) {
        if (dryRun) {
            return ContractKeys.provisional(jdbc);
        }
        return cleared ? ContractKeys.own(jdbc) : ContractKeys.shared(jdbc, separately);
    }

    private <R> R inLedger(boolean dryRun, Supplier<R> action) {
        return dryRun ? action.get() : separately.execute(status -> action.get());
    }

    private static Long idOf(Account account) {
        return account == null ? null : account.id();
    }
}
