package io.github.ibkringest.store;

/** The schema has steps that this program does not know, so that it could write what the newer one takes for something else. */
public final class SchemaTooNewException extends RuntimeException {

    SchemaTooNewException(String url, String version, String known) {
        super("the schema in " + url.replaceAll("[?].*", "") + " has version " + version
                + ", made by a newer ibkr-ingest; this one knows versions up to " + known
                + " and leaves it alone: use the newer program, or another database");
    }
}
