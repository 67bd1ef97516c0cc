package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a user starts it, with nothing configured but where its files go. */
class EmbeddedServerProgramTest {

    @TempDir
    Path folder;

    @AfterEach
    void stopTheServer() throws Exception {
        program("db", "stop");
    }

    @Test
    void shouldLoadTheSampleOnceAndKeepIt() throws Exception {
        CommandTestSupport.Outcome first = program("sync");

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.err()).contains("built-in sample statement", "embedded PostgreSQL, data in " + home());
        assertThat(succeeded(first)).hasSize(6).anyMatch(line -> line.matches("U\\d+ live executions succeeded .*"));

        CommandTestSupport.Outcome second = program("sync");

        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(succeeded(second)).hasSize(6).allMatch(line -> line.matches(".* succeeded \\d+ 0 0 \\d+ 0"));
        assertThat(program("db", "query", "select count(*) from trading.broker_account")
                        .lines())
                .containsExactly("count", "2");
    }

    @Test
    void shouldKeepTheServerOnForOtherProgramsUntilToldToStop() throws Exception {
        CommandTestSupport.Outcome start = program("db", "start");

        assertThat(start.exitCode()).as(start.err()).isZero();
        String url = start.lines().stream()
                .filter(line -> line.startsWith("jdbc "))
                .map(line -> line.substring(5))
                .findFirst()
                .orElseThrow();
        CommandTestSupport.Outcome address = program("db", "url");
        assertThat(address.lines()).contains("jdbc " + url);
        assertThat(query(url, value(address, "user "), Files.readString(Path.of(value(address, "password is in ")))))
                .isZero();

        CommandTestSupport.Outcome stop = program("db", "stop");

        assertThat(stop.exitCode()).isZero();
        assertThat(stop.out()).contains("The server is stopped");
        assertThat(program("db", "stop").out()).contains("was not running");
    }

    /** The program's own role is a superuser; a query must not have its rights, and no way back to them. */
    @Test
    void shouldQueryAsAUserWhoMayOnlyRead() throws Exception {
        program("sync");

        assertThat(program("db", "query", "select current_user, session_user, count(*) from run")
                        .lines())
                .containsExactly("current_user session_user count", "ibkr_reader ibkr_reader 6");
        assertThat(program("db", "query", "select set_config('role', 'ibkr_ingest', false)")
                        .err())
                .contains("permission denied to set role");
        assertThat(program("db", "query", "select pg_read_file('/etc/hostname')")
                        .err())
                .contains("permission denied");
        assertThat(program("db", "query", "copy (select 1) to program 'true'").err())
                .contains("db query only reads");
        CommandTestSupport.Outcome address = program("db");
        assertThat(address.lines()).contains("reader ibkr_reader (may only read)");
        Files.delete(Path.of(value(address, "reader's password is in ")));
        assertThat(program("db", "query", "select 1 as x").lines()).containsExactly("x", "1");
    }

    private Path home() {
        return folder.resolve("home");
    }

    private static List<String> succeeded(CommandTestSupport.Outcome sync) {
        return sync.lines().stream().filter(line -> line.contains("succeeded")).toList();
    }

    private static String value(CommandTestSupport.Outcome address, String name) {
        return address.lines().stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElseThrow();
    }

    private static long query(String url, String user, String password) throws Exception {
        try (Connection connection = DriverManager.getConnection(url, user, password.strip());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from run")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Runs the program in a process of its own, with the class path of the tests. */
    private CommandTestSupport.Outcome program(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.github.ibkringest.IbkrIngest"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("IBKR_INGEST_"));
        builder.environment().put("IBKR_INGEST_HOME", home().toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES))
                    .as("the program ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new CommandTestSupport.Outcome(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
