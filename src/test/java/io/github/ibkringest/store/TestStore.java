package io.github.ibkringest.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A fresh database with the schema for each test class, behind the program's own connection pool. */
public final class TestStore implements BeforeAllCallback, AfterAllCallback {

    /** As many as the pool of the program holds. */
    private final TestDatabase fresh = new TestDatabase();

    private Database database;

    @Override
    public void beforeAll(ExtensionContext context) {
        fresh.beforeAll(context);
        database = Database.at(fresh.jdbcUrl(), fresh.user(), fresh.password());
        database.dataSource();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        database.close();
        fresh.afterAll(context);
    }

    /** The program's pool. */
    public DataSource dataSource() {
        return database.dataSource();
    }

    /** The settings that lead the program here. */
    public Map<String, String> settings() {
        return Map.of(
                "database.url", fresh.jdbcUrl(),
                "database.user", fresh.user(),
                "database.password", fresh.password());
    }

    /** The database itself, without the pool. */
    public PGSimpleDataSource database() {
        return (PGSimpleDataSource) fresh.dataSource();
    }

    /** Queries outside of what the program does; unqualified tables are those of the program. */
    public JdbcTemplate jdbc() {
        return new JdbcTemplate(database.dataSource());
    }

    public <T> T one(Class<T> type, String sql, Object... arguments) {
        return jdbc().queryForObject(sql, type, arguments);
    }

    public long count(String sql, Object... arguments) {
        return one(Long.class, sql, arguments);
    }

    /** A connection of its own, outside of the pool. */
    public Connection connect() throws SQLException {
        return fresh.dataSource().getConnection();
    }

    /** Rows that were ever inserted, updated or deleted, by table; the ledger of runs aside. */
    public Map<String, Long> writes() {
        Statistics.flush(dataSource());
        Map<String, Long> writes = new TreeMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select relname, n_tup_ins + n_tup_upd + n_tup_del"
                        + " from pg_stat_user_tables where schemaname = 'trading'"
                        + " and relname not in ('run', 'flyway_schema_history')")) {
            while (rows.next()) {
                writes.put(rows.getString(1), rows.getLong(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("statistics", e);
        }
        return writes;
    }
}
