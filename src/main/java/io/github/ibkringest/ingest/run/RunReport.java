package io.github.ibkringest.ingest.run;

import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.run.Change;
import io.github.ibkringest.store.run.RunCounts;
import java.util.List;
import java.util.Map;

/**
 * What one run did, for people and for the machine-readable summary.
 *
 * @param runId its ledger row; null when it left none
 * @param account account code, or null when the payload could not be read that far
 * @param environment what the account trades with, or null
 * @param dataset the dataset
 * @param source name of the source
 * @param payload what people call the payload
 * @param file absolute path of the file that cannot be read, or null when that is not why it failed
 * @param status how it ended
 * @param read records read
 * @param inserted rows inserted
 * @param updated records that changed a row
 * @param corrected rows stored before that count no more, or count again
 * @param ordersMade orders that no record describes, made from executions
 * @param unchanged records that were known
 * @param quarantined records quarantined
 * @param ignored records left out, by rule
 * @param durationMs milliseconds from fetch to commit
 * @param error one sentence when it did not succeed, else null
 * @param changes of a dry run what it would change; else empty
 */
public record RunReport(
        Long runId,
        String account,
        Environment environment,
        Dataset dataset,
        String source,
        String payload,
        String file,
        Status status,
        long read,
        long inserted,
        long updated,
        long corrected,
        long ordersMade,
        long unchanged,
        long quarantined,
        Map<String, Long> ignored,
        long durationMs,
        String error,
        List<Change> changes) {

    /** How a run ended. */
    public enum Status {
        SUCCEEDED,
        FAILED,
        /** The broker refuses what is configured; somebody has to change it. */
        REFUSED,
        /** Another run of the same account and dataset was active; nothing was done. */
        BUSY,
        /** The source could not answer; worth another try. */
        UNAVAILABLE
    }

    /** Whom it is about: the account, or the payload when that is not known. */
    public String subject() {
        return account == null ? payload : account;
    }

    /** A run that came to its end; its counts conserve what was read. */
    public static RunReport succeeded(Run<?> run, boolean dryRun, List<Change> changes) {
        Account account = run.account();
        Payload payload = run.fetch().payload();
        RunCounts counts = run.counts();
        return new RunReport(
                dryRun ? null : run.id(),
                account == null ? null : account.code(),
                account == null ? null : account.environment(),
                run.type().dataset(),
                payload.source(),
                payload.name(),
                null,
                Status.SUCCEEDED,
                run.read(),
                counts.inserted(),
                counts.updated(),
                counts.corrected(),
                counts.ordersMade(),
                counts.unchanged(),
                counts.quarantined(),
                counts.ignored(),
                run.elapsedMillis(),
                null,
                changes);
    }

    static RunReport failed(
            Long runId,
            String account,
            Environment environment,
            Dataset dataset,
            String source,
            String payload,
            String file,
            Status status,
            String error) {
        return new RunReport(
                runId,
                account,
                environment,
                dataset,
                source,
                payload,
                file,
                status,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                Map.of(),
                0,
                error,
                List.of());
    }
}
