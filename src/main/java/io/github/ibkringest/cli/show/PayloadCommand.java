package io.github.ibkringest.cli.show;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.cli.rows.OutputFile;
import io.github.ibkringest.cli.rows.RowOutput;
import io.github.ibkringest.message.Reason;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.ReadingConnection;
import io.github.ibkringest.store.payload.KeptPayload;
import io.github.ibkringest.store.sql.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** {@code payload}: the documents that sources delivered, as they were delivered. */
@CommandLine.Command(
        name = "payload",
        mixinStandardHelpOptions = true,
        description = "Lists the documents that were delivered, and gives them back byte for byte.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ibkr-ingest payload list",
            "  ibkr-ingest payload show 12",
            "  ibkr-ingest payload export 12 --output statement.xml"
        })
public final class PayloadCommand implements Callable<Integer> {

    private static final int FETCHED = 1_000;

    /** Width of the names of what is known of a document. */
    private static final int NAME = 13;

    @CommandLine.Mixin
    private Invocation invocation;

    @Override
    public Integer call() throws SQLException {
        return list(RowOutput.table());
    }

    @CommandLine.Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the documents, the newest first (default).")
    int list(@CommandLine.Mixin RowOutput output) throws SQLException {
        output.check();
        Settings settings = invocation.settings();
        try (Database database = invocation.database(settings);
                Connection connection = ReadingConnection.open(database)) {
            write(connection, output.isShown() ? "payload/list-shown" : "payload/list", null, output);
        }
        return ExitCode.DONE;
    }

    @CommandLine.Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows what is known of a document, and which runs read it.")
    int show(@CommandLine.Parameters(paramLabel = "ID") long id, @CommandLine.Mixin RowOutput output)
            throws SQLException {
        output.check();
        Settings settings = invocation.settings();
        try (Database database = invocation.database(settings)) {
            JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
            payload(jdbc, id);
            if (output.isShown()) {
                jdbc.queryForMap(Sql.of("payload/details"), id).forEach(this::line);
                invocation.out().println();
            }
            try (Connection connection = ReadingConnection.open(database)) {
                write(connection, output.isShown() ? "payload/runs-shown" : "payload/runs", id, output);
            }
        }
        return ExitCode.DONE;
    }

    @CommandLine.Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes a document to a file, byte for byte, and checks it against its digest.")
    int export(
            @CommandLine.Parameters(paramLabel = "ID") long id,
            @CommandLine.Option(
                            names = "--output",
                            paramLabel = "FILE",
                            required = true,
                            description = "The file; it is replaced once the document is written.")
                    Path file) {
        Path folder = OutputFile.folderOf(file);
        Settings settings = invocation.settings();
        try (Database database = invocation.database(settings)) {
            JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
            Known known = payload(jdbc, id);
            long size = write(known, file, folder);
            invocation.say(size + " bytes written, sha256 " + known.sha256());
        } catch (IOException e) {
            throw new BrokerConfigurationException(file + " cannot be written: " + Reason.of(e));
        }
        return ExitCode.DONE;
    }

    private void line(String name, Object value) {
        if (value != null) {
            invocation.out().println(name + " ".repeat(NAME - name.length()) + value);
        }
    }

    private void write(Connection connection, String query, Long id, RowOutput output) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(Sql.of(query))) {
            if (id != null) {
                statement.setLong(1, id);
            }
            statement.setFetchSize(FETCHED);
            try (ResultSet rows = statement.executeQuery()) {
                output.write(rows, invocation.out(), "payload", 0);
            }
            invocation.out().flush();
        } finally {
            connection.rollback();
        }
    }

    private record Known(KeptPayload payload, String sha256) {}

    private static Known payload(JdbcTemplate jdbc, long id) {
        List<Known> known = jdbc.query(
                Sql.of("payload/one"),
                (row, n) -> new Known(
                        new KeptPayload(
                                id,
                                row.getString("source"),
                                row.getString("feed"),
                                row.getString("name"),
                                row.getInt("reading_id"),
                                jdbc),
                        row.getString("sha256")),
                id);
        if (known.isEmpty()) {
            throw new BrokerConfigurationException("there is no payload " + id + "; see: ibkr-ingest payload list");
        }
        return known.get(0);
    }

    private static long write(Known known, Path file, Path folder) throws IOException {
        Path part = Files.createTempFile(folder, file.getFileName().toString(), ".part");
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size;
            try (InputStream bytes = new DigestInputStream(known.payload().open(), digest);
                    OutputStream out = Files.newOutputStream(part)) {
                size = bytes.transferTo(out);
            }
            String written = HexFormat.of().formatHex(digest.digest());
            if (!written.equals(known.sha256())) {
                throw new IllegalStateException("the kept bytes have the digest " + written + ", and should have "
                        + known.sha256() + "; the database is damaged: restore it from a backup");
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return size;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
