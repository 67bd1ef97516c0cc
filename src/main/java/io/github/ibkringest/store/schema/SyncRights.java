package io.github.ibkringest.store.schema;

import io.github.ibkringest.store.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Whether a user of the database may do what a sync does, in a schema that is there.
 *
 * @param user its name
 * @param readsOnly whether it may read everything and write nothing
 * @param lacking the rights that it lacks, of those that {@code db roles} gives
 */
public record SyncRights(String user, boolean readsOnly, List<String> lacking) {

    /** More rights than this are not named one by one. */
    private static final int NAMED = 8;

    public SyncRights {
        lacking = List.copyOf(lacking);
    }

    /** The rights of the user of a connection. */
    public static SyncRights of(Connection connection) throws SQLException {
        String lacking = text(connection, Sql.of("doctor/lacking-privileges"));
        return new SyncRights(
                text(connection, "select current_user"),
                "t".equals(text(connection, Sql.of("doctor/reads-only"))),
                lacking == null ? List.of() : Arrays.asList(lacking.split(", ")));
    }

    /**
     * Looks, before anything is written, whether the user may write it. The tables of Quartz are not looked at: only a
     * schedule that is kept in the database needs them.
     *
     * @throws SchemaForbiddenException when it may not
     */
    public static void require(DataSource dataSource) {
        SyncRights rights;
        try (Connection connection = dataSource.getConnection()) {
            rights = of(connection);
        } catch (SQLException e) {
            // who syncs says it better
            return;
        }
        if (rights.readsOnly) {
            throw new SchemaForbiddenException("user " + rights.user
                    + " may only read; to sync, set database.user to a user like ibkr_writer (see: db roles)");
        }
        if (rights.lacking.stream().anyMatch(right -> !right.contains("trading.qrtz_"))) {
            throw new SchemaForbiddenException(
                    "user " + rights.user + " lacks: " + rights.someLacking() + "; " + cure());
        }
    }

    /** What is lacking; all of it would fill the terminal, and is granted by one script. */
    public String someLacking() {
        int others = lacking.size() - NAMED;
        return lacking.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (others > 0 ? " and " + others + " more" : "");
    }

    /** What to do about rights that are lacking. */
    public static String cure() {
        return "run the SQL that db roles prints once more: it has to follow each start that made or changed tables";
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
