package io.github.ibkringest.ingest.run;

import io.github.ibkringest.broker.error.BrokerException;
import io.github.ibkringest.message.Reason;
import io.github.ibkringest.store.DatabaseGoneException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.springframework.transaction.TransactionSystemException;

/** Finds the sentence for the user in a chain of causes. */
public final class Causes {

    /** State of a connection that broke, in the name of the SQL standard. */
    private static final String CONNECTION_FAILURE = "08006";

    private Causes() {}

    /**
     * The message that says most: the sentence of a broker, of a busy run or of a database that is gone, else the innermost
     * message with its kind.
     */
    public static String sentence(Throwable thrown) {
        Throwable innermost = thrown;
        String database = null;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BrokerException
                    || cause instanceof RunBusyException
                    || cause instanceof DatabaseGoneException) {
                return cause.getMessage();
            }
            if (cause instanceof TransactionSystemException broken && broken.getApplicationException() != null) {
                // that the rollback failed too only says that the connection is gone
                return sentence(broken.getApplicationException());
            }
            if (cause instanceof SQLException broken && CONNECTION_FAILURE.equals(broken.getSQLState())) {
                return "the connection to the database broke: " + broken.getMessage();
            }
            database = cause instanceof SQLException ? cause.getMessage() : database;
            innermost = cause;
        }
        if (innermost instanceof FileSystemException file) {
            // its message is often no more than the name
            return file.getFile() + ": " + Reason.of(file);
        }
        String message = innermost == null ? "unknown" : innermost.getMessage();
        if (message == null) {
            // a connection that ends unawares has an innermost cause without a word
            return database == null ? innermost.getClass().getSimpleName() : database;
        }
        return message;
    }
}
