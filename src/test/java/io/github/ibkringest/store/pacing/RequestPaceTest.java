package io.github.ibkringest.store.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.broker.pacing.PaceLimits;
import io.github.ibkringest.broker.pacing.RequestPacing;
import io.github.ibkringest.broker.pacing.Turn;
import io.github.ibkringest.store.TestDatabase;
import io.github.ibkringest.store.schema.Migrations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;

class RequestPaceTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final PaceLimits LIMITS = new PaceLimits(
            Duration.ofSeconds(1), Duration.ofMinutes(1), 3, Duration.ofSeconds(30), Duration.ofMinutes(2));

    private Instant now = Instant.parse("2026-07-20T22:15:00Z");
    private final RequestPacing pace = new RequestPace(DATABASE.dataSource(), LIMITS, () -> now);
    private final RequestPacing otherProcess = new RequestPace(DATABASE.dataSource(), LIMITS, () -> now);

    @BeforeAll
    static void migrate() {
        Migrations.migrate(DATABASE.dataSource());
    }

    @Test
    void shouldPaceSeveralProcessesTogether() {
        Secret token = new Secret("111122223333");
        assertThat(pace.take(token)).isEqualTo(Turn.NOW);
        assertThat(otherProcess.take(token)).isEqualTo(Turn.later(Duration.ofSeconds(1)));
        assertThat(otherProcess.take(new Secret("999922223333"))).isEqualTo(Turn.NOW);
        now = now.plusSeconds(1);
        assertThat(otherProcess.take(token)).isEqualTo(Turn.NOW);
        now = now.plusSeconds(1);
        assertThat(pace.take(token)).isEqualTo(Turn.NOW);
        now = now.plusSeconds(1);
        assertThat(pace.take(token)).isEqualTo(Turn.later(Duration.ofSeconds(57)));
    }

    @Test
    void shouldKeepRequestsOfOneQueryApart() {
        Secret token = new Secret("222222223333");
        Duration interval = Duration.ofMinutes(10);
        assertThat(pace.take(token, "1", interval)).isEqualTo(Turn.NOW);
        now = now.plusSeconds(60);
        assertThat(otherProcess.take(token, "1", interval)).isEqualTo(Turn.later(Duration.ofMinutes(9)));
        assertThat(otherProcess.take(token, "2", interval)).isEqualTo(Turn.NOW);
        assertThat(pace.take(token, "1", Duration.ZERO)).isEqualTo(Turn.later(Duration.ofSeconds(1)));
    }

    @Test
    void shouldKeepSilentAfterAComplaint() {
        Secret token = new Secret("333322223333");
        assertThat(pace.slowDown(token)).isEqualTo(Duration.ofSeconds(30));
        assertThat(otherProcess.take(token)).isEqualTo(Turn.later(Duration.ofSeconds(30)));
        assertThat(otherProcess.slowDown(token)).isEqualTo(Duration.ofSeconds(60));
        otherProcess.lock(token);
        now = now.plusSeconds(1_000_000);
        assertThat(pace.take(token)).isEqualTo(Turn.NEVER);
        assertThat(pace.take(token, "1", Duration.ofMinutes(10))).isEqualTo(Turn.NEVER);
    }

    @Test
    void shouldRememberWhatWasBegun() {
        Secret token = new Secret("444422223333");
        Duration hour = Duration.ofHours(1);
        pace.take(token, "1", Duration.ZERO);
        assertThat(pace.begun(token, "1", "last month", hour)).isEmpty();
        pace.begun(token, "1", "last month", "4711");
        assertThat(otherProcess.begun(token, "1", "last month", hour)).contains("4711");
        assertThat(otherProcess.begun(token, "1", "another month", hour)).isEmpty();
        now = now.plusSeconds(3_601);
        assertThat(pace.begun(token, "1", "last month", hour)).isEmpty();
        pace.begun(token, "1", "last month", "4712");
        pace.settled(token, "1");
        assertThat(pace.begun(token, "1", "last month", hour)).isEmpty();
    }

    @Test
    void shouldGiveOneTurnToManyWhoAskAtOnce() throws Exception {
        Secret token = new Secret("555522223333");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Turn>> callers = IntStream.range(0, 40)
                    .<Callable<Turn>>mapToObj(i -> () -> (i % 2 == 0 ? pace : otherProcess).take(token))
                    .toList();
            long granted = 0;
            for (Future<Turn> turn : threads.invokeAll(callers)) {
                granted += turn.get() == Turn.NOW ? 1 : 0;
            }
            assertThat(granted).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void shouldGoByTheClockOfTheDatabase() {
        Secret token = new Secret("666622223333");
        // longer than any machine takes to ask twice
        Duration spacing = Duration.ofDays(1);
        RequestPacing real = new RequestPace(
                DATABASE.dataSource(),
                new PaceLimits(spacing, spacing, 3, Duration.ofSeconds(30), Duration.ofMinutes(2)));
        assertThat(real.take(token)).isEqualTo(Turn.NOW);
        assertThat(real.take(token).delay()).isBetween(spacing.minusHours(1), spacing);
    }

    @Test
    void shouldNotKeepTheToken() {
        Secret token = new Secret("777722223333");
        pace.take(token, "1", Duration.ZERO);
        List<String> rows = new JdbcTemplate(DATABASE.dataSource())
                .queryForList(
                        "select p::text || coalesce(w::text, '') from trading.request_pace p"
                                + " left join trading.request_pace_work w using (token_hash)",
                        String.class);
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(token.reveal()));
    }
}
