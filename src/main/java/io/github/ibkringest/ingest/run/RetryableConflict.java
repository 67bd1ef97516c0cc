package io.github.ibkringest.ingest.run;

import io.github.ibkringest.store.BrokenConnection;
import java.sql.SQLException;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * Tells runs that broke off for reasons that are none of theirs, and that may just be run again: because of another
 * transaction, or because the program's own server was stopped or killed and is started again. Thread-safe.
 */
public final class RetryableConflict {

    /**
     * Serialization failure, deadlock, and a row that another transaction has written, or removed, since it was looked
     * for.
     */
    private static final Set<String> STATES = Set.of("40001", "40P01", "23505", "23503");

    private final boolean revives;

    /** @param revives whether the server is the program's own, which the next connection starts again */
    public RetryableConflict(boolean revives) {
        this.revives = revives;
    }

    /** Whether the exception that the exchange has caught is of that kind. */
    public boolean brokeOff(Exchange exchange) {
        Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException broken && STATES.contains(String.valueOf(broken.getSQLState()))) {
                return true;
            }
        }
        return revives && BrokenConnection.explains(thrown);
    }
}
