package io.github.ibkringest.store.schema;

/** The user of the database may not do with the schema what has to be done. The message says what to do. */
public final class SchemaForbiddenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SchemaForbiddenException(String message) {
        super(message);
    }

    SchemaForbiddenException(SchemaRights rights, Throwable cause) {
        super(rights.objection() + "; " + rights.cure(), cause);
    }
}
