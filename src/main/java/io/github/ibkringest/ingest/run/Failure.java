package io.github.ibkringest.ingest.run;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.SourceFile;
import io.github.ibkringest.broker.error.BrokerRefusedException;
import io.github.ibkringest.broker.error.BrokerUnavailableException;
import io.github.ibkringest.broker.error.UnreadablePayloadException;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;

/**
 * A run that ended with an exception.
 *
 * @param ledgerRow its ledger row, or null when it did not get that far
 * @param account account code, or null
 * @param environment what the account trades with, or null
 * @param dataset the dataset
 * @param source name of the source
 * @param payload what people call the payload
 * @param file absolute path of the file that cannot be read, or null when that is not why it failed
 * @param status how it seems to have ended
 * @param error one sentence
 */
public record Failure(
        Long ledgerRow,
        String account,
        Environment environment,
        Dataset dataset,
        String source,
        String payload,
        String file,
        RunReport.Status status,
        String error) {

    /**
     * A run that ended with an exception.
     *
     * @param ledgerRow its ledger row, or null when it did not get that far
     * @param account account code; null or empty when there is none
     * @param environment what the account trades with, or null
     * @param dataset the dataset
     * @param session where the payload comes from; null when the run was triggered directly
     * @param thrown what ended it
     */
    public static Failure of(
            Long ledgerRow,
            String account,
            Environment environment,
            Dataset dataset,
            BrokerApi session,
            Throwable thrown) {
        return new Failure(
                ledgerRow,
                account == null || account.isEmpty() ? null : account,
                environment,
                dataset,
                session == null ? "direct" : session.source(),
                session == null ? "" : session.name(),
                unreadable(session, thrown),
                status(thrown),
                Causes.sentence(thrown));
    }

    private static String unreadable(BrokerApi session, Throwable thrown) {
        for (Throwable cause = thrown; session != null && cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadablePayloadException) {
                return session.file().map(SourceFile::path).orElse(null);
            }
        }
        return null;
    }

    /** What failed says how; the transaction wraps it in an exception of its own. */
    private static RunReport.Status status(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RunBusyException) {
                return RunReport.Status.BUSY;
            }
            if (cause instanceof BrokerRefusedException) {
                return RunReport.Status.REFUSED;
            }
            if (cause instanceof BrokerUnavailableException) {
                return RunReport.Status.UNAVAILABLE;
            }
        }
        return RunReport.Status.FAILED;
    }

    /** The report of the run under a ledger row, or under none. */
    public RunReport report(Long row) {
        return RunReport.failed(row, account, environment, dataset, source, payload, file, status, error);
    }

    /** The same with another sentence. */
    Failure saying(String sentence) {
        return new Failure(ledgerRow, account, environment, dataset, source, payload, file, status, sentence);
    }
}
