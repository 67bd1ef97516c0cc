package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.ibkringest.app.Ingestor;
import io.github.ibkringest.app.schedule.FeedHistory;
import io.github.ibkringest.app.schedule.Schedule;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.schema.Migrations;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Several {@code serve} over one database, each in a JVM of its own. */
class ServeClusterTest {

    private static final int TICKS = 4;
    private static final String ACCOUNT = "DU8800002";
    private static final Pattern TICK = Pattern.compile("tick files orders (\\S+)");

    private final PGSimpleDataSource database = RunningProgram.freshDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    /** A catch-up never comes, so that each run but those of the start is one of a tick. */
    private Map<String, String> environment(String store, String cron) {
        Map<String, String> environment = new TreeMap<>(KillWorld.environment(database));
        environment.put("IBKR_INGEST_LOG", "DEBUG");
        environment.put("IBKR_INGEST_SCHEDULE_STORE", store);
        environment.put("IBKR_INGEST_SCHEDULE_CRON", cron);
        environment.put("IBKR_INGEST_SCHEDULE_CATCH_UP_CRON", "0 0 0 1 1 ? 2099");
        return environment;
    }

    private static ProgramProcess serve(List<String> options, Map<String, String> environment) {
        return ProgramProcess.start(options, environment, "serve", "--source", "sample", "--account", ACCOUNT);
    }

    private ProgramProcess serveEveryTwoSeconds(String store) {
        return serve(ProgramArchive.OPTIONS, environment(store, "0/2 * * * * ?"));
    }

    /** The same in this JVM. */
    private static Ingestor serveHere(Settings settings, Database pool) {
        Sources sources = new Sources(settings);
        Schedule schedule = new Schedule(
                settings,
                sources,
                sources.named("sample"),
                List.of(),
                Set.of(ACCOUNT),
                new FeedHistory(pool.dataSource(), settings),
                Clock.systemUTC());
        return Ingestor.start(settings, pool, sources, schedule);
    }

    private long count(String what) {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from trading." + what, Long.class));
    }

    private void awaitTwoAndTheirTicks() {
        await().atMost(Duration.ofMinutes(2)).until(() -> count("qrtz_scheduler_state") == 2);
        long before = count("run where dataset = 'orders'");
        // two of them may still be those of the starts
        await().atMost(Duration.ofMinutes(2)).until(() -> count("run where dataset = 'orders'") >= before + 2 + TICKS);
    }

    private static List<String> stopped(ProgramProcess... programs) {
        List.of(programs).forEach(program -> program.handle().destroy());
        List<String> ticks = new ArrayList<>();
        for (ProgramProcess program : programs) {
            ProgramProcess.Ended ended = program.await();
            assertThat(ended.err()).doesNotContain("ERROR");
            assertThat(ended.code()).as(ended.err()).isZero();
            ticks.addAll(ticks(ended.err()));
        }
        return ticks;
    }

    private static List<String> ticks(String log) {
        return TICK.matcher(log).results().map(tick -> tick.group(1)).toList();
    }

    private void assertEachOnce(List<String> ticks) {
        assertThat(ticks).hasSizeGreaterThanOrEqualTo(TICKS).doesNotHaveDuplicates();
        assertThat(jdbc.queryForList("select distinct status from trading.run", String.class))
                .as("who is stopped in the middle of a run takes it back")
                .contains("succeeded")
                .doesNotContain("failed", "interrupted");
        assertThat(jdbc.queryForList("select distinct trigger_group from trading.qrtz_triggers", String.class))
                .containsExactly("ibkr-ingest");
    }

    /** One is this JVM, and the other starts without the archive of classes: that saves most of the time. */
    @Test
    void shouldRunEachTickOnceWhenTicksAreInTheDatabase() {
        Migrations.migrate(database);
        Map<String, String> environment = environment("database", "* * * * * ?");
        ProgramProcess other = serve(List.of("-cp", System.getProperty("java.class.path")), environment);
        List<String> ticks = new ArrayList<>();
        try (TickLog log = new TickLog();
                Database pool = Database.at(database.getUrl(), database.getUser(), database.getPassword())) {
            try (Ingestor here = serveHere(Settings.load(null, environment), pool)) {
                awaitTwoAndTheirTicks();
                ticks.addAll(stopped(other));
            }
            ticks.addAll(ticks(log.text()));
        }
        assertEachOnce(ticks);
    }

    @Test
    @Tag("slow")
    void shouldRunEachTickOnceWhenBothStartTogether() {
        Migrations.migrate(database);
        ProgramProcess one = serveEveryTwoSeconds("database");
        ProgramProcess other = serveEveryTwoSeconds("database");
        awaitTwoAndTheirTicks();

        assertEachOnce(stopped(one, other));
    }

    @Test
    @Tag("slow")
    void shouldDoNoHarmWhenEachHasTicksOfItsOwn() {
        Migrations.migrate(database);
        ProgramProcess one = serveEveryTwoSeconds("memory");
        ProgramProcess other = serveEveryTwoSeconds("memory");
        await().atMost(Duration.ofMinutes(2)).until(() -> count("run where dataset = 'orders'") >= 2 * TICKS);

        assertThat(stopped(one, other)).hasSizeGreaterThanOrEqualTo(TICKS);
        assertThat(jdbc.queryForList("select sum(inserted)::bigint from trading.run group by dataset", Long.class))
                .as("each record once")
                .containsExactlyInAnyOrder(
                        count("trade_order where feed <> 'executions'"), count("execution"), count("option_event"));
    }

    /** What the schedule of this JVM says of its ticks. */
    private static final class TickLog implements AutoCloseable {

        private final Logger logger = (Logger) LoggerFactory.getLogger(Schedule.class);
        private final Level before = logger.getLevel();
        private final ListAppender<ILoggingEvent> events = new ListAppender<>();

        TickLog() {
            logger.setLevel(Level.DEBUG);
            events.start();
            logger.addAppender(events);
        }

        String text() {
            return events.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
        }

        @Override
        public void close() {
            logger.detachAppender(events);
            logger.setLevel(before);
        }
    }
}
