package io.github.ibkringest.store;

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
        return "the database " + url.replaceAll("[?].*", "") + " cannot be reached: " + innermost(cause);
    }

    /** A connection that ends unawares has an innermost cause without a word. */
    private static String innermost(Throwable thrown) {
        String message = null;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            message = cause.getMessage() == null ? message : cause.getMessage();
        }
        return message;
    }
}
