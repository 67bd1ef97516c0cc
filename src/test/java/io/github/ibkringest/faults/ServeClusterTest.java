package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.store.Migrations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Several {@code serve} processes over one database. */
class ServeClusterTest {

    private static final int TICKS = 4;
    private static final Pattern TICK = Pattern.compile("tick files orders (\\S+)");

    private final PGSimpleDataSource database = RunningProgram.freshDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    /** Ticks every two seconds; a catch-up never comes, so that each run but those of the start is one of a tick. */
    private ProgramProcess serve(String store) {
        Map<String, String> environment = new TreeMap<>(KillWorld.environment(database));
        environment.put("IBKR_INGEST_LOG", "DEBUG");
        environment.put("IBKR_INGEST_SCHEDULE_STORE", store);
        environment.put("IBKR_INGEST_SCHEDULE_CRON", "0/2 * * * * ?");
        environment.put("IBKR_INGEST_SCHEDULE_CATCH_UP_CRON", "0 0 0 1 1 ? 2099");
        return ProgramProcess.start(environment, "serve", "--source", "sample", "--account", "DU8800002");
    }

    private long count(String what) {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from trading." + what, Long.class));
    }

    private static List<String> stopped(ProgramProcess... programs) {
        List.of(programs).forEach(program -> program.handle().destroy());
        List<String> ticks = new ArrayList<>();
        for (ProgramProcess program : programs) {
            ProgramProcess.Ended ended = program.await();
            assertThat(ended.err()).doesNotContain("ERROR");
            assertThat(ended.code()).as(ended.err()).isZero();
            TICK.matcher(ended.err()).results().map(tick -> tick.group(1)).forEach(ticks::add);
        }
        return ticks;
    }

    @Test
    void shouldRunEachTickOnceWhenTicksAreInTheDatabase() {
        Migrations.migrate(database);
        ProgramProcess one = serve("database");
        ProgramProcess other = serve("database");
        await().atMost(Duration.ofMinutes(2)).until(() -> count("qrtz_scheduler_state") == 2);
        long before = count("run where dataset = 'orders'");
        // two of them may still be those of the starts
        await().atMost(Duration.ofMinutes(2)).until(() -> count("run where dataset = 'orders'") >= before + 2 + TICKS);

        assertThat(stopped(one, other)).hasSizeGreaterThanOrEqualTo(TICKS).doesNotHaveDuplicates();
        assertThat(jdbc.queryForList("select distinct status from trading.run", String.class))
                .as("who is stopped in the middle of a run takes it back")
                .contains("succeeded")
                .doesNotContain("failed", "interrupted");
        assertThat(jdbc.queryForList("select distinct trigger_group from trading.qrtz_triggers", String.class))
                .containsExactly("ibkr-ingest");
    }

    @Test
    @Tag("slow")
    void shouldDoNoHarmWhenEachHasTicksOfItsOwn() {
        Migrations.migrate(database);
        ProgramProcess one = serve("memory");
        ProgramProcess other = serve("memory");
        await().atMost(Duration.ofMinutes(2)).until(() -> count("run where dataset = 'orders'") >= 2 * TICKS);

        assertThat(stopped(one, other)).hasSizeGreaterThanOrEqualTo(TICKS);
        assertThat(jdbc.queryForList("select sum(inserted)::bigint from trading.run group by dataset", Long.class))
                .as("each record once")
                .containsExactlyInAnyOrder(
                        count("trade_order where feed <> 'executions'"), count("execution"), count("option_event"));
    }
}
