package io.github.ibkringest.store.schema;

import io.github.ibkringest.store.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the schema {@code trading} up to date. */
public final class Migrations {

    public static final String SCHEMA = "trading";

    /** Version of the newest migration. */
    static final String LATEST = "13";

    private Migrations() {}

    /**
     * Applies what is missing; does nothing when the schema is up to date.
     *
     * @return whether anything was missing
     * @throws ServerTooOldException when the schema cannot be made on this server
     * @throws SchemaVersionException when a newer program has made the schema, or one from before the first release
     * @throws SchemaForbiddenException when the user may not apply what is missing
     */
    public static boolean migrate(DataSource dataSource) {
        if (isUpToDate(dataSource)) {
            return false;
        }
        try {
            configured().dataSource(dataSource).load().migrate();
            return true;
        } catch (FlywayException e) {
            throw explained(dataSource, e);
        }
    }

    private static RuntimeException explained(DataSource dataSource, FlywayException thrown) {
        try (Connection connection = dataSource.getConnection()) {
            if (thrown instanceof FlywayValidateException && isChanged(connection)) {
                return SchemaVersionException.unreleased(
                        connection.getMetaData().getURL());
            }
            SchemaRights rights = SchemaRights.of(connection);
            return rights.mayMake() ? thrown : new SchemaForbiddenException(rights, thrown);
        } catch (SQLException e) {
            thrown.addSuppressed(e);
            return thrown;
        }
    }

    /** Whether every step came to its end, so that it is the steps that are others now. */
    private static boolean isChanged(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(Sql.of("db/migrated-to"))) {
            return row.next() && row.getBoolean("complete");
        }
    }

    /** One look instead of Flyway's many, because every command starts with it. What it does not find, Flyway will. */
    private static boolean isUpToDate(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            ServerVersion.require(connection);
            return isUpToDate(connection);
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean isUpToDate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(Sql.of("db/migrated-to"))) {
            if (!row.next()) {
                return false;
            }
            String version = row.getString("version");
            if (row.getBoolean("unreleased")) {
                throw SchemaVersionException.unreleased(connection.getMetaData().getURL());
            }
            if (LATEST.equals(version)) {
                return row.getBoolean("complete");
            }
            // Flyway only warns of it
            if (isNewer(version)) {
                throw SchemaVersionException.newer(connection.getMetaData().getURL(), version, LATEST);
            }
            return false;
        }
    }

    private static boolean isNewer(String version) {
        return version != null
                && MigrationVersion.fromVersion(version).compareTo(MigrationVersion.fromVersion(LATEST)) > 0;
    }

    /**
     * How far a schema is.
     *
     * @param version the last step that was applied, or null
     * @param pending how many steps are to come
     * @param problem why the schema does not fit the program, or null
     */
    public record State(String version, int pending, String problem) {}

    /** Looks at a schema without changing it. */
    public static State state(String url, String user, String password) {
        try {
            MigrationInfoService info =
                    configured().dataSource(url, user, password).load().info();
            String version =
                    info.current() == null ? null : info.current().getVersion().getVersion();
            var broken = configured()
                    .dataSource(url, user, password)
                    .ignoreMigrationPatterns("*:pending")
                    .load()
                    .validateWithResult();
            String problem =
                    broken.validationSuccessful ? null : broken.invalidMigrations.get(0).errorDetails.errorMessage;
            return new State(version, info.pending().length, version == null ? null : problem);
        } catch (FlywayException e) {
            return new State(null, 0, e.getMessage());
        }
    }

    private static FluentConfiguration configured() {
        return Flyway.configure()
                .schemas(SCHEMA)
                .locations("classpath:db/migration")
                .loggers("slf4j");
    }
}
