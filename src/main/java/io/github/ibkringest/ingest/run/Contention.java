package io.github.ibkringest.ingest.run;

import java.sql.SQLException;
import java.util.Set;
import org.apache.camel.Exchange;

/** Tells runs that the database broke off because of another transaction, and that may just be run again. Stateless. */
public final class Contention {

    /**
     * Serialization failure, deadlock, and a row that another transaction has written, or removed, since it was looked
     * for.
     */
    private static final Set<String> STATES = Set.of("40001", "40P01", "23505", "23503");

    /** Whether the exception that the exchange has caught is of that kind. */
    public boolean brokeOff(Exchange exchange) {
        Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException broken && STATES.contains(String.valueOf(broken.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
