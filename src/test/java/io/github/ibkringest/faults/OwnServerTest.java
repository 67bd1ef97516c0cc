package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.flex.StatementGenerator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program's own server is killed or stopped while programs use it. */
class OwnServerTest {

    private static final int ROWS = 2_500;

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new TreeMap<>();
    private Path inbox;

    @BeforeEach
    void setUp() throws IOException {
        environment.put("IBKR_INGEST_HOME", folder.resolve("home").toString());
        environment.put("IBKR_INGEST_SCHEDULE_CRON", "* * * * * ?");
        environment.put("IBKR_INGEST_MONITOR_PORT", "0");
        inbox = Files.createDirectory(folder.resolve("inbox"));
        Files.writeString(inbox.resolve("day1.xml"), statement("U7700001"));
    }

    @AfterEach
    void stop() {
        run("db", "stop", "--force");
    }

    private static String statement(String account) {
        return FlexXml.activity()
                .statement(account, s -> s.trade(Rows.stockFill()))
                .toXml();
    }

    private ProgramProcess.Ended run(String... arguments) {
        return ProgramProcess.run(environment, arguments);
    }

    private ProgramProcess serve() {
        ProgramProcess serving = ProgramProcess.start(environment, "serve", "--file", inbox.toString());
        awaitSaid(serving, "U7700001: executions 1 inserted");
        return serving;
    }

    private static void awaitSaid(ProgramProcess process, String text) {
        await().atMost(Duration.ofMinutes(1))
                .conditionEvaluationListener(
                        condition -> assertThat(process.handle().isAlive())
                                .as(process.said())
                                .isTrue())
                .until(() -> process.said().contains(text));
    }

    private static void end(ProgramProcess serving) {
        serving.handle().destroy();
        assertThat(serving.await().code()).isZero();
    }

    private Path server(String file) {
        return folder.resolve("home/postgres/17").resolve(file);
    }

    private List<String> pidFile() throws IOException {
        return Files.readAllLines(server("data/postmaster.pid"));
    }

    private String port() throws IOException {
        return pidFile().get(3).strip();
    }

    /** SIGKILL, also for its sessions. */
    private void killServer() throws IOException {
        ProcessHandle postmaster =
                ProcessHandle.of(Long.parseLong(pidFile().get(0).strip())).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private long count(String sql) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port() + "/ibkr_ingest",
                        "ibkr_ingest",
                        Files.readString(server("password")).strip());
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Callable<Boolean> untilItWorks(Callable<Boolean> condition) {
        return () -> {
            try {
                return condition.call();
            } catch (IOException | SQLException | IndexOutOfBoundsException notYet) {
                return false;
            }
        };
    }

    @Test
    void shouldComeBackForServeAndSyncWhenItWasKilled() throws Exception {
        ProgramProcess serving = serve();
        String port = port();
        killServer();
        awaitSaid(serving, "was started again, on port " + port);
        Files.writeString(inbox.resolve("day2.xml"), statement("U7700002"));
        awaitSaid(serving, "U7700002: executions 1 inserted");
        Path other = Files.writeString(folder.resolve("other.xml"), statement("U7700003"));
        ProgramProcess.Ended sync = run("sync", "--file", other.toString());
        assertThat(sync.code()).as(sync.err()).isZero();
        // nobody has waited for serve to do it
        killServer();
        sync = run("sync", "--file", other.toString());
        assertThat(sync.code()).as(sync.err()).isZero();
        assertThat(port()).isEqualTo(port);
        end(serving);
    }

    @Test
    void shouldRunAgainWhatItBrokeOff() throws Exception {
        assertThat(run("status").code()).isZero();
        Path file = StatementGenerator.of(ROWS, 1, 3).writeTo(folder.resolve("statement.xml"));
        assertThat(run("db", "start").code()).isZero();
        try (Connection holding = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port() + "/ibkr_ingest",
                "ibkr_ingest",
                Files.readString(server("password")).strip())) {
            holding.setAutoCommit(false);
            holding.createStatement().execute("lock table trading.execution in exclusive mode");
            ProgramProcess syncing = ProgramProcess.start(environment, "sync", "--file", file.toString());
            await().atMost(Duration.ofMinutes(1))
                    .until(untilItWorks(() ->
                            count("select count(*) from pg_locks where not granted and locktype = 'relation'") > 0));
            killServer();
            ProgramProcess.Ended sync = syncing.await();
            assertThat(sync.code()).as(sync.err() + sync.out()).isZero();
        }
        assertThat(count("select count(*) from trading.execution")).isEqualTo(ROWS);
        assertThat(count("select count(*) from trading.run where status = 'succeeded'"))
                .isEqualTo(3);
        assertThat(count("select count(*) from trading.run where error like '%server was stopped or killed%'"))
                .isOne();
        assertThat(count("select count(*) from trading.run where status = 'running'"))
                .isZero();
    }

    @Test
    void shouldBeStoppedOnlyByForceWhileItIsUsed() throws Exception {
        ProgramProcess serving = serve();
        String port = port();
        ProgramProcess.Ended refused = run("db", "stop");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains(
                        "in use by process " + serving.handle().pid() + " (serve --file " + inbox + ")",
                        "db stop --force")
                .doesNotContain("\tat ");
        assertThat(count("select 1")).isOne();

        ProgramProcess.Ended forced = run("db", "stop", "--force");
        assertThat(forced.code()).as(forced.err()).isZero();
        assertThat(forced.out()).contains("The server is stopped");
        awaitSaid(serving, "was started again, on port " + port);
        end(serving);
        // whoever is gone does not stand in the way
        assertThat(run("db", "stop").out()).contains("was not running");
    }

    @Test
    void shouldKeepItsPort() throws Exception {
        assertThat(run("db", "start").code()).isZero();
        String port = port();
        for (int i = 0; i < 3; i++) {
            assertThat(run("db", "stop").out()).contains("The server is stopped");
            assertThat(run("db", "start").code()).isZero();
            assertThat(port()).isEqualTo(port);
        }
    }

    @Test
    void shouldListenWhereItIsToldOrSayWhyNot() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = taken.getLocalPort();
            environment.put("IBKR_INGEST_DATABASE_PORT", String.valueOf(port));
            ProgramProcess.Ended refused = run("db", "start");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err())
                    .contains("cannot listen on port " + port, "database.port", "another program")
                    .doesNotContain("\tat ");
        }
        assertThat(run("db", "start").out()).contains("127.0.0.1:" + port + "/");
        environment.put("IBKR_INGEST_DATABASE_PORT", "none");
        assertThat(run("db").code()).isEqualTo(2);
        environment.remove("IBKR_INGEST_DATABASE_PORT");
    }
}
