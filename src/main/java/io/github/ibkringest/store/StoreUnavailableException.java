package io.github.ibkringest.store;

import io.github.ibkringest.message.Reason;

/** The database cannot be reached. The message names it without its password. */
public final class StoreUnavailableException extends RuntimeException {

    StoreUnavailableException(String url, Throwable cause) {
        super(
                unreachable(url, cause)
                        + "; check IBKR_INGEST_DATABASE_URL, _USER and _PASSWORD, or leave them unset to use an embedded one",
                cause);
    }

    /** Says so of a database that is configured and of one that was there. */
    static String unreachable(String url, Throwable cause) {
        return "the database " + url.replaceAll("[?].*", "") + " cannot be reached: " + Reason.of(cause);
    }
}
