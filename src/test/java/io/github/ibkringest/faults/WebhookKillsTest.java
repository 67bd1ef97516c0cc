package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.eventlog.EventReplay;
import io.github.ibkringest.eventlog.webhook.WebhookReceiver;
import io.github.ibkringest.faults.wire.Place;
import io.github.ibkringest.store.schema.Migrations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The process that sends to a webhook is killed after it has sent and before the database knows: nothing is lost. */
class WebhookKillsTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String ACKNOWLEDGE = "moved_at = clock_timestamp()";
    private static final int EVENTS = 12;

    private final PGSimpleDataSource database = RunningProgram.freshDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    @TempDir
    Path folder;

    @Test
    void shouldSendEachEventInOrderAcrossKills() throws Exception {
        Migrations.migrate(database);
        try (WebhookReceiver receiver = WebhookReceiver.answering(request -> 204)) {
            killAfterSending(receiver, 2);
            killAfterSending(receiver, 3);
            ProgramProcess serve = serve(receiver);
            try {
                await().atMost(LONG)
                        .until(() -> jdbc.queryForObject("select last_id from trading.event_consumer", Long.class)
                                == 2 * EVENTS);
            } finally {
                serve.kill();
            }
            serve.await();

            assertThat(receiver.forged()).isEmpty();
            assertThat(receiver.taken()).as("killed before the database knew").hasSizeGreaterThan(2 * EVENTS);
            assertThat(receiver.taken().stream().distinct())
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 2 * EVENTS)
                            .mapToObj(String::valueOf)
                            .toList());
        }
    }

    /** Kills before the database executes the nth acknowledgement; the first one makes the consumer known. */
    private void killAfterSending(WebhookReceiver receiver, int nth) {
        boolean isFirst = receiver.taken().isEmpty();
        CompletableFuture<ProgramProcess.Ended> killed = CompletableFuture.supplyAsync(() -> KilledProgram.at(
                Place.at(ACKNOWLEDGE, nth), database, environment(receiver), "serve", "--file", folder.toString()));
        if (isFirst) {
            await().atMost(LONG)
                    .until(() -> jdbc.queryForObject("select count(*) from trading.event_consumer", Long.class) == 1);
        }
        for (int i = 0; i < EVENTS; i++) {
            EventReplay.publish(jdbc, "order.created", null, false, "{\"symbol\": \"ABC\"}");
        }
        assertThat(killed.join().code()).isEqualTo(KilledProgram.KILLED);
        jdbc.update("update trading.event_consumer set held_until = clock_timestamp() where held_by is not null");
    }

    private ProgramProcess serve(WebhookReceiver receiver) {
        Map<String, String> environment = environment(receiver);
        environment.putAll(KillWorld.environment(database));
        return ProgramProcess.start(
                List.of("-cp", System.getProperty("java.class.path")),
                environment,
                "serve",
                "--file",
                folder.toString());
    }

    private static Map<String, String> environment(WebhookReceiver receiver) {
        return new TreeMap<>(Map.of(
                "IBKR_INGEST_WEBHOOK_HOOK_URL",
                receiver.url(),
                "IBKR_INGEST_WEBHOOK_HOOK_SECRET",
                WebhookReceiver.SECRET,
                "IBKR_INGEST_SCHEDULE_CRON",
                "0 0 0 1 1 ? 2099",
                "IBKR_INGEST_MONITOR_PORT",
                "off"));
    }
}
