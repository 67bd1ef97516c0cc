package io.github.ibkringest.store;

import java.sql.SQLException;
import org.springframework.transaction.TransactionSystemException;

/** Tells failures that come from a connection, and that another connection may not have. */
public final class BrokenConnection {

    private BrokenConnection() {}

    /** Whether a connection that broke, or could not be had, explains an exception. */
    public static boolean explains(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure && isSaidBy(failure)) {
                return true;
            }
            // what broke the connection; the cause only says that the rollback failed on it
            if (cause instanceof TransactionSystemException broken && explains(broken.getApplicationException())) {
                return true;
            }
        }
        return false;
    }

    /** Connection exceptions of the SQL standard, and a PostgreSQL that stops or starts. A pool that is used up has neither. */
    static boolean isSaidBy(SQLException thrown) {
        String state = String.valueOf(thrown.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }
}
