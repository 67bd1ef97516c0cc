package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.flex.web.FlexReply;
import io.github.ibkringest.flex.web.FlexStubServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code serve} as a process of its own, asked to stop (SIGTERM) while a run is at work. */
class ServeProcessTest {

    private final PGSimpleDataSource database = RunningProgram.freshDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final Map<String, String> environment = new TreeMap<>();
    private final String file = RunningProgram.file(FlexXml.activity()
                    .statement("U1234567", s -> s.trade(Rows.stockFill()))
                    .toXml())
            .toString();

    @TempDir
    private Path folder;

    @BeforeEach
    void serveEverySecond() {
        environment.put("IBKR_INGEST_DATABASE_URL", database.getUrl());
        environment.put("IBKR_INGEST_DATABASE_USER", database.getUser());
        environment.put("IBKR_INGEST_DATABASE_PASSWORD", database.getPassword());
        environment.put("IBKR_INGEST_SCHEDULE_CRON", "* * * * * ?");
        environment.put("IBKR_INGEST_MONITOR_PORT", "0");
        RunningProgram.over(database).close();
    }

    private ProgramProcess serve() {
        return ProgramProcess.start(environment, "serve", "--file", file);
    }

    /** Lets nobody write executions, so that a run that began waits in its transaction; what only reads goes on. */
    private Connection holdExecutions() throws Exception {
        Connection holding = database.getConnection();
        holding.setAutoCommit(false);
        holding.createStatement().execute("lock table trading.execution in share row exclusive mode");
        return holding;
    }

    private void awaitRunAtWork() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> jdbc.queryForObject(
                                "select count(*) from pg_locks where not granted and relation = 'trading.execution'::regclass",
                                Long.class)
                        > 0);
    }

    @Test
    void shouldFinishTheRunWhenThereIsTime() throws Exception {
        environment.put("IBKR_INGEST_SERVE_GRACE", "10m");
        ProgramProcess serving;
        try (Connection holding = holdExecutions()) {
            serving = serve();
            awaitRunAtWork();
            serving.handle().destroy();
            awaitStopping(serving);
            holding.rollback();
        }
        ProgramProcess.Ended ended = serving.await();

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(jdbc.queryForObject("select count(*) from trading.execution", Long.class))
                .as("%s %s", ended, jdbc.queryForList("select * from trading.run"))
                .isOne();
        assertThat(jdbc.queryForList("select distinct status from trading.run", String.class))
                .containsExactly("succeeded");
        assertThat(ended.err()).contains("executions 1 inserted");
    }

    /** The server learns of the end of a process when it next has something to say to it. */
    private void awaitConnectionsGone() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> jdbc.queryForObject(
                                "select count(*) from pg_stat_activity where datname = current_database()"
                                        + " and application_name = 'ibkr-ingest'",
                                Long.class)
                        == 0);
    }

    /** The signal has arrived once the service says that it is not ready any more; here, once its hook waits. */
    private void awaitStopping(ProgramProcess serving) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> serving.said().contains("Stopping"));
    }

    @Test
    void shouldRollBackTheRunWhenTheGraceIsOver() throws Exception {
        environment.put("IBKR_INGEST_SERVE_GRACE", "2s");
        ProgramProcess.Ended ended;
        try (Connection holding = holdExecutions()) {
            ProgramProcess serving = serve();
            awaitRunAtWork();
            serving.handle().destroy();
            ended = serving.await();
            holding.rollback();
        }
        awaitConnectionsGone();

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("the grace is over").doesNotContain("Exception");
        assertThat(jdbc.queryForObject("select count(*) from trading.execution", Long.class))
                .isZero();
        assertThat(jdbc.queryForList("select status from trading.run where dataset = 'executions'", String.class))
                .as("left to the next run, or closed in time")
                .containsAnyOf("running", "failed")
                .doesNotContain("succeeded");

        try (RunningProgram program = RunningProgram.over(database)) {
            program.sync(Path.of(file));
        }
        assertThat(jdbc.queryForObject("select count(*) from trading.execution", Long.class))
                .isOne();
        assertThat(jdbc.queryForObject("select count(*) from trading.run where status = 'running'", Long.class))
                .isZero();
    }

    @Test
    void shouldNotWaitForTheBrokerOnceItIsAskedToStop() throws Exception {
        Path awake = Files.writeString(folder.resolve("awake.properties"), "schedule.quiet-hours=\n");
        // whoever waits for the grace to be over does not end within the time that a test gives to a program
        environment.put("IBKR_INGEST_SERVE_GRACE", "10m");
        ProgramProcess.Ended ended;
        try (FlexStubServer stub = FlexStubServer.start(Instant::now)
                .deliver("1000001", "")
                .onRequest(FlexReply.error(1009, "The server is under heavy load."))) {
            environment.put("IBKR_INGEST_FLEX_BASE_URL", stub.baseUrl().toString());
            environment.put("IBKR_INGEST_FLEX_TOKEN", FlexStubServer.TOKEN);
            environment.put("IBKR_INGEST_FLEX_ACTIVITY_QUERY_ID", "1000001");
            ProgramProcess serving = ProgramProcess.start(environment, "serve", "--config", awake.toString());
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> serving.said().contains("trying again"));
            int asked = stub.requests().size();
            serving.handle().destroy();
            ended = serving.await();
            // one may have been on its way
            assertThat(stub.requests()).hasSizeLessThanOrEqualTo(asked + 1);
        }

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("stopped while it waited").doesNotContain("Exception");
        assertThat(jdbc.queryForList("select distinct status from trading.run", String.class))
                .containsExactly("failed");
    }

    /** Neither what is imported nor what fails is read into the ledger again; what fails is said once. */
    @Test
    void shouldReadAFolderForWhatIsNewInIt() throws Exception {
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        Files.copy(Path.of(file), inbox.resolve("day1.xml"));
        Path bad = Files.writeString(inbox.resolve("day2.xml"), "<FlexQueryResponse");
        ProgramProcess serving = ProgramProcess.start(environment, "serve", "--file", inbox.toString());
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> serving.said().split("reading the files", -1).length > 4);
        assertThat(jdbc.queryForList("select status from trading.run order by id", String.class))
                .containsExactly("succeeded", "succeeded", "succeeded", "failed", "failed", "failed");
        Files.delete(bad);
        Files.writeString(
                inbox.resolve("day3.xml"), Files.readString(Path.of(file)).replace("U1234567", "U7654321"));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> serving.said().contains("U7654321: executions 1 inserted"));
        serving.handle().destroy();
        ProgramProcess.Ended ended = serving.await();

        assertThat(ended.err().lines().filter(line -> line.contains(bad.toString())))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).containsOnlyOnce(bad.toString()))
                .satisfies(lines -> assertThat(lines.get(0)).contains("ERROR"))
                .satisfies(lines -> assertThat(lines.get(1)).contains("over, since"));
        assertThat(jdbc.queryForObject("select count(*) from trading.run", Long.class))
                .isEqualTo(9);
    }

    @Test
    void shouldLogJsonOnly() throws Exception {
        environment.put("IBKR_INGEST_LOG_FORMAT", "json");
        ProgramProcess serving = serve();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> serving.said().contains("inserted"));
        serving.handle().destroy();
        ProgramProcess.Ended ended = serving.await();

        assertThat(ended.code()).isZero();
        List<String> lines = ended.err().lines().toList();
        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            JsonNode event = new ObjectMapper().readTree(line);
            assertThat(event.get("level").asText()).isNotEmpty();
            assertThat(event.get("timestamp").asLong()).isPositive();
            assertThat(event.get("formattedMessage").asText()).isNotEmpty();
        }
        assertThat(ended.err()).doesNotContain(database.getPassword());
    }
}
