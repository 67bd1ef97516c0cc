package io.github.ibkringest.cli.command;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.cli.database.DatabaseAddress;
import io.github.ibkringest.cli.database.ReadOnlyQuery;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.cli.rows.RowOutput;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.ReadingConnection;
import io.github.ibkringest.store.embedded.EmbeddedPostgres;
import io.github.ibkringest.store.sql.Sql;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code db}: where the database is, and ways to look into it. */
@CommandLine.Command(
        name = "db",
        mixinStandardHelpOptions = true,
        description = "Shows how to reach the database, runs a query, opens psql, starts or stops the embedded server.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ibkr-ingest db                       JDBC and psql addresses",
            "  ibkr-ingest db query \"select * from trading.open_position\"",
            "  ibkr-ingest db start                 keep the embedded server running for other programs"
        })
public final class DbCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private Invocation invocation;

    @Override
    public Integer call() {
        return url();
    }

    @CommandLine.Command(
            name = "url",
            mixinStandardHelpOptions = true,
            description = "Prints the addresses of the database (default).")
    int url() {
        Settings settings = invocation.settings();
        try (Database database = invocation.database(settings)) {
            DatabaseAddress address = DatabaseAddress.of(database);
            PrintWriter out = invocation.out();
            if (database.isEmbedded()) {
                // so that users of this address find the tables
                database.dataSource();
            }
            out.println("jdbc  " + address.jdbc());
            out.println("psql  " + address.psql());
            if (database.isEmbedded()) {
                out.println("user  " + database.user());
                out.println("password is in " + address.passwordFile());
                out.println("reader  " + database.reader() + " (may only read)");
                out.println("reader's password is in " + database.server().readerPasswordFile());
                out.println("data  " + database.server().dataDirectory());
                out.println("The server stops with the last command that uses it; keep it running with: db start");
            }
            out.flush();
        }
        return ExitCode.DONE;
    }

    @CommandLine.Command(
            name = "query",
            mixinStandardHelpOptions = true,
            description = "Runs one read-only query and prints its rows.")
    int query(@CommandLine.Parameters(paramLabel = "SQL") String sql, @CommandLine.Mixin RowOutput output)
            throws SQLException {
        output.check();
        Settings settings = invocation.settings();
        try (Database database = invocation.database(settings);
                Connection connection = ReadingConnection.open(database)) {
            new ReadOnlyQuery(connection).print(sql, output, invocation.out());
            invocation.out().flush();
        }
        return ExitCode.DONE;
    }

    @CommandLine.Command(
            name = "psql",
            mixinStandardHelpOptions = true,
            description = "Opens psql on the database, if psql is installed.")
    int psql() throws IOException, InterruptedException {
        Settings settings = invocation.settings();
        try (Database database = invocation.database(settings)) {
            database.dataSource();
            return DatabaseAddress.of(database).openPsql(database);
        }
    }

    @CommandLine.Command(
            name = "roles",
            mixinStandardHelpOptions = true,
            description = "Prints the SQL that creates roles with least privileges: to migrate, to ingest, to read."
                    + " Nothing is executed; an administrator runs it.")
    int roles() {
        invocation.out().print(Sql.of("db/roles"));
        invocation.out().flush();
        return ExitCode.DONE;
    }

    @CommandLine.Command(
            name = "start",
            mixinStandardHelpOptions = true,
            description = "Starts the embedded server and keeps it running.")
    int start() {
        Settings settings = embeddedOnly();
        try (Database database = invocation.database(settings)) {
            database.dataSource();
            database.server().keepRunning();
            invocation.out().println("The server runs until: db stop");
            invocation.out().println("jdbc  " + database.url());
            invocation.out().flush();
        }
        return ExitCode.DONE;
    }

    @CommandLine.Command(
            name = "stop",
            mixinStandardHelpOptions = true,
            description = "Stops the embedded server, unless other commands use it.")
    int stop(
            @CommandLine.Option(
                            names = "--force",
                            description = "Stop it also while they do: what they are at is rolled back, and they start"
                                    + " the server again when they need it.")
                    boolean force) {
        boolean stopped = EmbeddedPostgres.stop(embeddedOnly().home(), force);
        invocation.out().println(stopped ? "The server is stopped; its data stay." : "The server was not running.");
        invocation.out().flush();
        return ExitCode.DONE;
    }

    private Settings embeddedOnly() {
        Settings settings = invocation.settings();
        if (settings.hasDatabase()) {
            throw new BrokerConfigurationException(
                    "a database is configured (" + settings.databaseUrl().replaceAll("[?].*", "")
                            + "); only the embedded server can be started and stopped here");
        }
        return settings;
    }
}
