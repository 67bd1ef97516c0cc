package io.github.ibkringest.flex.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.ibkringest.cli.CommandLineProgram;
import io.github.ibkringest.store.TestDatabase;
import io.github.ibkringest.store.schema.Migrations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code sync} from the command line to the tables, against a stub that punishes who asks too fast, in real time. */
class FlexWebSyncTest {

    private static final AtomicInteger TOKENS = new AtomicInteger();

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    /** Each test has its own token, for the pace of one would hold up the next. */
    private final String token = "98765432109876" + (1_000_000 + TOKENS.incrementAndGet());

    private final FlexStubServer stub = SampleStatements.deliveredBy(FlexStubServer.start(Instant::now))
            .knowing(token)
            .paced();
    private final JdbcTemplate jdbc = new JdbcTemplate(DATABASE.dataSource());
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger own = (Logger) LoggerFactory.getLogger("io.github.ibkringest");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    private boolean confirms;

    @TempDir
    private Path folder;

    @BeforeAll
    static void migrate() {
        Migrations.migrate(DATABASE.dataSource());
    }

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        own.setLevel(Level.TRACE);
        PrintStream all = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(all);
        System.setErr(all);
    }

    @AfterEach
    void shouldNotHaveAskedTooFastOrGivenTheTokenAway() {
        System.setOut(out);
        System.setErr(err);
        own.setLevel(null);
        root.detachAppender(log);
        stub.close();
        assertThat(stub.tooFast()).isEmpty();
        assertThat(everythingSaid()).noneMatch(text -> text.contains(token));
    }

    @Test
    void shouldMakeOneRowOfAFillThatIsConfirmedAndThenFinal() throws IOException {
        confirms = true;
        assertThat(sync("--json")).isZero();
        assertThat(jdbc.queryForList("select exec_key from trading.execution", String.class))
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(jdbc.queryForObject("select count(*) from trading.option_event", Long.class))
                .isOne();
        assertThat(jdbc.queryForList("select distinct source from trading.raw_payload", String.class))
                .containsExactly("flex-web");
        assertThat(stub.requests("SendRequest")).hasSize(2);
        assertThat(jdbc.queryForList("select realized_pnl from trading.execution where realized_pnl is null"))
                .as("columns that only activity has, although the confirmation came later")
                .isEmpty();

        List<String> before = executions();
        assertThat(sync("--json")).isZero();
        assertThat(executions()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"F3,2,1012", "F9,1,neither", "F10,1,not trusted", "F14,1,announces 7", "F15,1,DOCTYPE"})
    void shouldImportNothingWhenItFails(FlexScenario scenario, int exitCode, String message) throws IOException {
        scenario.playedBy(stub);
        List<Map<String, Object>> before = rowCounts();
        assertThat(sync("executions", "--quiet")).isEqualTo(exitCode);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains(message);
        assertThat(rowCounts()).isEqualTo(before);
        assertThat(jdbc.queryForList(
                        "select error from trading.run where status = 'failed' order by id desc limit 1", String.class))
                .singleElement()
                .asString()
                .contains(message);
    }

    @ParameterizedTest
    @CsvSource({"F5,maintenance", "F13,1001"})
    void shouldEndWithFiveWhenTheServiceIsDown(FlexScenario scenario, String message) throws IOException {
        scenario.playedBy(stub);
        assertThat(sync("executions", "--quiet")).isEqualTo(5);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains(message);
    }

    private int sync(String... arguments) throws IOException {
        List<String> line =
                new ArrayList<>(List.of("sync", "--config", settings().toString()));
        line.addAll(List.of(arguments));
        return CommandLineProgram.run(line.toArray(String[]::new));
    }

    private Path settings() throws IOException {
        return Files.writeString(folder.resolve("application.properties"), """
                database.url=%s
                database.user=%s
                database.password=%s
                flex.token-file=%s
                flex.activity-query-id=%s
                flex.confirms-query-id=%s
                flex.base-url=%s
                flex.first-wait=10ms
                flex.statement-timeout=500ms
                flex.deadline=2s
                """.formatted(
                        DATABASE.jdbcUrl(),
                        DATABASE.user(),
                        DATABASE.password(),
                        Files.writeString(folder.resolve("token"), token),
                        SampleStatements.ACTIVITY_QUERY,
                        confirms ? SampleStatements.CONFIRMS_QUERY : "",
                        stub.baseUrl()));
    }

    private List<String> executions() {
        return jdbc.queryForList("select e::text from trading.execution e order by id", String.class);
    }

    private List<Map<String, Object>> rowCounts() {
        return jdbc.queryForList("select (select count(*) from trading.execution) executions,"
                + " (select count(*) from trading.trade_order) orders,"
                + " (select count(*) from trading.raw_payload) payloads,"
                + " (select count(*) from trading.coverage) covered");
    }

    /** Output, logs with stack traces, every row of every table, and the names of threads. */
    private List<String> everythingSaid() {
        List<String> texts = new ArrayList<>();
        texts.add(printed.toString(StandardCharsets.UTF_8));
        for (ILoggingEvent event : log.list) {
            texts.add(event.getFormattedMessage() + event.getThreadName());
            if (event.getThrowableProxy() != null) {
                texts.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
        Thread.getAllStackTraces().keySet().forEach(thread -> texts.add(thread.getName()));
        jdbc.queryForList(
                        "select table_name from information_schema.tables where table_schema = 'trading'"
                                + " and table_type = 'BASE TABLE'",
                        String.class)
                .forEach(table ->
                        texts.addAll(jdbc.queryForList("select t::text from trading." + table + " t", String.class)));
        return texts;
    }
}
