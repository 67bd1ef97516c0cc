package io.github.ibkringest.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** The database was there and cannot be reached any more. Checked, because that is what a data source may throw. */
public final class DatabaseGoneException extends SQLTransientConnectionException {

    DatabaseGoneException(String url, SQLException cause) {
        super(StoreUnavailableException.unreachable(url, cause), cause.getSQLState(), cause);
    }
}
