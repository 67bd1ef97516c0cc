package io.github.ibkringest.store.schema;

/** The schema is not one that this program can write to or bring up to date: it has been made by another one. */
public final class SchemaVersionException extends RuntimeException {

    private SchemaVersionException(String message) {
        super(message);
    }

    /** It has steps that this program does not know, so that it could write what the newer one takes for something else. */
    static SchemaVersionException newer(String url, String version, String known) {
        return new SchemaVersionException("the schema in " + place(url) + " has version " + version
                + ", created by a newer ibkr-ingest; this one supports versions up to " + known
                + " and leaves it alone: use the newer program, or another database");
    }

    /** It was made before the first release, by steps that are not there any more. */
    static SchemaVersionException unreleased(String url) {
        return new SchemaVersionException("the schema in " + place(url)
                + " was created by ibkr-ingest before its first release and cannot be migrated: create it anew with"
                + " \"drop schema " + Migrations.SCHEMA
                + " cascade\"; a sync imports your statements again");
    }

    private static String place(String url) {
        return url.replaceAll("[?].*", "");
    }
}
