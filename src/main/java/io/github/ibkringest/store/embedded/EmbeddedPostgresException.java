package io.github.ibkringest.store.embedded;

/** The embedded PostgreSQL could not do what was asked; the message says what, where, why and what to do. */
public class EmbeddedPostgresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final String WAY_OUT = "Set IBKR_INGEST_DATABASE_URL to use a PostgreSQL server of your own instead.";

    public EmbeddedPostgresException(String message) {
        super(message);
    }

    public EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
