package io.github.ibkringest.ingest.run;

import io.github.ibkringest.store.BrokenConnection;
import io.github.ibkringest.store.DatabaseGoneException;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.Accounts;
import io.github.ibkringest.store.run.RunLedger;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.core.NestedRuntimeException;
import org.springframework.transaction.support.TransactionTemplate;

/** Closes the ledger rows of runs that ended with an exception, in a transaction of its own. Thread-safe. */
public final class Failures {

    /** The pool may hand out connections that broke together with the run's, which shows at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final Accounts accounts;
    private final RunLedger ledger;
    private final TransactionTemplate separately;
    private final boolean tells;

    /** @param tells whether a failed run records an event */
    public Failures(Accounts accounts, RunLedger ledger, TransactionTemplate separately, boolean tells) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.tells = tells;
        this.separately = separately;
    }

    /**
     * Closes the ledger row of a run.
     *
     * @param failure how it seems to have ended
     * @param completed the report it would have given had its commit been acknowledged; null when it never came so far
     * @return that report, when the ledger says that the run was committed after all; else that of the failure
     */
    public RunReport close(Failure failure, RunReport completed) {
        long start = System.nanoTime();
        while (true) {
            try {
                return separately.execute(transaction -> tryClose(failure, completed));
            } catch (NestedRuntimeException e) {
                if (System.nanoTime() - start >= PATIENCE.toNanos() || !mayPass(e)) {
                    return failure.saying(unknown(failure, completed, e)).report(failure.ledgerRow());
                }
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    /** A run that finds the database gone has already waited for it. */
    private static boolean mayPass(NestedRuntimeException thrown) {
        return BrokenConnection.explains(thrown) && !thrown.contains(DatabaseGoneException.class);
    }

    private RunReport tryClose(Failure failure, RunReport completed) {
        Long row = failure.ledgerRow();
        if (row == null) {
            String code = failure.account();
            Long account =
                    code == null ? null : accounts.find(code).map(Account::id).orElse(null);
            row = ledger.failed(account, failure.dataset(), failure.source(), failure.payload(), failure.error());
            tell(row);
            return failure.report(row);
        }
        boolean closed = ledger.fail(row, failure.error());
        if (closed) {
            tell(row);
        }
        boolean committed = !closed && ledger.hasSucceeded(row);
        return committed && completed != null ? completed : failure.report(row);
    }

    private void tell(long runId) {
        if (tells) {
            ledger.tellFailed(runId);
        }
    }

    private static String unknown(Failure failure, RunReport completed, NestedRuntimeException why) {
        return completed == null
                ? failure.error()
                : "it is unknown whether the run was committed, because the connection broke (" + failure.error()
                        + ") and the ledger cannot be asked (" + Causes.sentence(why)
                        + "); sync again: what is stored is recognized";
    }
}
