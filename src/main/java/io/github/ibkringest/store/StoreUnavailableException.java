package io.github.ibkringest.store;

/** The database can not be reached. The message names it without its password. */
public final class StoreUnavailableException extends RuntimeException {

    StoreUnavailableException(String url, Throwable cause) {
        super(
                "the database " + url.replaceAll("[?].*", "") + " can not be reached: " + innermost(cause)
                        + "; check IBKR_INGEST_DATABASE_URL, _USER and _PASSWORD, or leave them unset to use an embedded one",
                cause);
    }

    private static String innermost(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }
}
