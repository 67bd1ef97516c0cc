package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.store.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who stops a reader of events can start it again at once. */
class StoppedReaderTest {

    private final PGSimpleDataSource database = TestDatabase.createMigrated();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    private int turns() {
        return jdbc.queryForObject(
                "select count(*)::int from trading.event_consumer where held_until > now()", Integer.class);
    }

    @Test
    void shouldLeaveItsTurn() {
        Map<String, String> environment = KillWorld.environment(database);
        ProgramProcess reader =
                ProgramProcess.start(environment, "events", "--consumer", "strategy", "--ack", "--follow");
        await().atMost(Duration.ofMinutes(1)).until(() -> turns() == 1);

        reader.handle().destroy();
        reader.handle().onExit().join();

        assertThat(turns()).isZero();
        assertThat(ProgramProcess.run(environment, "events", "--consumer", "strategy", "--ack")
                        .code())
                .isZero();
    }
}
