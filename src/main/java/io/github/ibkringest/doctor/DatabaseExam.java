package io.github.ibkringest.doctor;

import io.github.ibkringest.broker.Finding;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.schema.Migrations;
import io.github.ibkringest.store.schema.SchemaRights;
import io.github.ibkringest.store.schema.ServerVersion;
import io.github.ibkringest.store.schema.SyncRights;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Whether the database can be reached and used. Changes nothing there: migrations are looked at, not applied. */
record DatabaseExam(Database database) implements Examination {

    private static final String SUBJECT = "database";
    private static final String SCHEMA = "schema";
    private static final String PRIVILEGES = "privileges";

    @Override
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = connect()) {
            version(connection, findings);
            schema(connection, findings);
            clock(connection, findings);
        } catch (SQLException e) {
            findings.add(Finding.problem(
                    SUBJECT,
                    "cannot be used: " + Redacted.of(database, e.getMessage()),
                    "check database.url, database.user and database.password, and that the server runs"));
        }
        return findings;
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        if (database.user() != null) {
            properties.setProperty("user", database.user());
        }
        if (database.password() != null) {
            properties.setProperty("password", database.password());
        }
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("ApplicationName", "ibkr-ingest doctor");
        return DriverManager.getConnection(database.url(), properties);
    }

    private void version(Connection connection, List<Finding> findings) throws SQLException {
        String version = text(connection, "show server_version");
        String where = (database.isEmbedded() ? "embedded " : "") + "PostgreSQL " + version;
        findings.add(
                ServerVersion.isSupported(connection)
                        ? Finding.ok(SUBJECT, where)
                        : Finding.problem(
                                SUBJECT,
                                where + " is too old",
                                "use PostgreSQL " + ServerVersion.OLDEST + " or newer"));
        if (!"UTF8".equals(text(connection, "show server_encoding"))) {
            findings.add(Finding.problem(
                    SUBJECT,
                    "its encoding is " + text(connection, "show server_encoding"),
                    "create the database with encoding UTF8"));
        }
    }

    private void schema(Connection connection, List<Finding> findings) throws SQLException {
        SchemaRights rights = SchemaRights.of(connection);
        if (rights.isThere() && !rights.mayUse()) {
            findings.add(Finding.problem(PRIVILEGES, rights.objection(), rights.cure()));
            return;
        }
        Migrations.State state = Migrations.state(database.url(), database.user(), database.password());
        migrations(state, rights, findings);
        privileges(state, rights, connection, findings);
    }

    private void migrations(Migrations.State state, SchemaRights rights, List<Finding> findings) {
        if (state.problem() != null) {
            findings.add(Finding.problem(
                    SCHEMA,
                    Redacted.of(database, state.problem()),
                    "use the version of the program that created the schema, or a newer one"));
        } else if (state.pending() == 0) {
            findings.add(Finding.ok(SCHEMA, "version " + state.version()));
        } else {
            String what = (state.version() == null ? "is not there yet" : "version " + state.version()) + ", "
                    + state.pending() + " migrations pending";
            findings.add(
                    rights.mayMake()
                            ? Finding.advice(SCHEMA, what, "nothing: the next sync migrates it")
                            : Finding.problem(SCHEMA, what + ", and " + rights.objection(), rights.cure()));
        }
    }

    /** The privileges of a role in a schema that does not exist yet are unknown. */
    private static void privileges(
            Migrations.State state, SchemaRights rights, Connection connection, List<Finding> findings)
            throws SQLException {
        if (state.version() == null) {
            if (rights.mayMake()) {
                findings.add(Finding.ok(PRIVILEGES, "user " + rights.user() + " may create the schema"));
            }
            return;
        }
        SyncRights mine = SyncRights.of(connection);
        if (mine.readsOnly()) {
            findings.add(Finding.problem(
                    PRIVILEGES,
                    "user " + mine.user() + " is read-only; sync needs ibkr_writer",
                    "nothing, for reading; to sync, set database.user to a user like ibkr_writer (see: db roles)"));
        } else {
            findings.add(
                    mine.lacking().isEmpty()
                            ? Finding.ok(PRIVILEGES, "user " + mine.user() + " may do what a sync does")
                            : Finding.problem(
                                    PRIVILEGES,
                                    "user " + mine.user() + " lacks: " + mine.someLacking(),
                                    SyncRights.cure()));
        }
    }

    private static void clock(Connection connection, List<Finding> findings) throws SQLException {
        Instant before = Instant.now();
        double seconds = Double.parseDouble(text(connection, "select extract(epoch from clock_timestamp())"));
        Instant there = Instant.ofEpochMilli((long) (seconds * 1_000));
        Duration difference = Duration.between(before, there).abs();
        if (difference.compareTo(Duration.ofSeconds(5)) < 0) {
            findings.add(Finding.ok("clocks", "this machine and the database agree"));
        } else {
            findings.add(Finding.advice(
                    "clocks",
                    "this machine and the database are " + difference.toSeconds() + " s apart",
                    "set both by NTP"));
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
