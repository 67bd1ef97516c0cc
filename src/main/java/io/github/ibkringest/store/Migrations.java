package io.github.ibkringest.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema {@code trading} up to date. */
public final class Migrations {

    public static final String SCHEMA = "trading";

    /** Version of the newest migration. */
    static final String LATEST = "3";

    private Migrations() {}

    /** Applies what is missing; does nothing when the schema is up to date. */
    public static void migrate(DataSource dataSource) {
        if (!isUpToDate(dataSource)) {
            Flyway.configure()
                    .dataSource(dataSource)
                    .schemas(SCHEMA)
                    .locations("classpath:db/migration")
                    .loggers("slf4j")
                    .load()
                    .migrate();
        }
    }

    /** One look instead of Flyway's many, because every command starts with it. What it can not tell, Flyway will. */
    private static boolean isUpToDate(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(Sql.of("db/migrated-to"))) {
            return row.next() && row.getBoolean("complete") && LATEST.equals(row.getString("version"));
        } catch (SQLException e) {
            return false;
        }
    }
}
