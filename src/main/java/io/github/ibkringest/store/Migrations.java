package io.github.ibkringest.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema {@code trading} up to date. */
public final class Migrations {

    public static final String SCHEMA = "trading";

    private Migrations() {}

    /** Applies what is missing; does nothing when the schema is up to date. */
    public static void migrate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(SCHEMA)
                .locations("classpath:db/migration")
                .loggers("slf4j")
                .load()
                .migrate();
    }
}
