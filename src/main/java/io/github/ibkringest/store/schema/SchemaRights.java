package io.github.ibkringest.store.schema;

import io.github.ibkringest.store.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a user of the database may do with the schema.
 *
 * @param user its name
 * @param isThere whether there is a schema, empty or not
 * @param mayUse whether the user may look into it
 * @param mayMake whether the user may make the schema and bring it up to date
 */
public record SchemaRights(String user, boolean isThere, boolean mayUse, boolean mayMake) {

    /** The rights of the user of a connection. */
    public static SchemaRights of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(Sql.of("db/schema-rights"))) {
            row.next();
            return new SchemaRights(
                    row.getString("me"),
                    row.getBoolean("is_there"),
                    row.getBoolean("may_use"),
                    row.getBoolean("may_make"));
        }
    }

    /** What is the matter with a schema that has to be made or changed when the user may not do that. */
    public String objection() {
        return "user " + user
                + (isThere && !mayUse
                        ? " has no right to the schema trading"
                        : " may not create or migrate the schema");
    }

    /** What to do about the {@link #objection}. */
    public String cure() {
        return isThere && !mayUse
                ? "give it the rights of one of the roles that db roles makes"
                : "start once as ibkr_migrator (see: db roles)";
    }
}
