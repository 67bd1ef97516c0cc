package io.github.ibkringest.store.schema;

/** The server is older than any that the schema can be made on. The message is meant for the user. */
public final class ServerTooOldException extends RuntimeException {

    ServerTooOldException(String url, String version) {
        super("the database " + url.replaceAll("[?].*", "") + " is PostgreSQL " + version
                + ", and ibkr-ingest needs " + ServerVersion.OLDEST
                + " or newer: use a newer server, or leave database.url empty for the embedded one");
    }
}
