package io.github.ibkringest.app.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.ibkringest.app.Ingestor;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.TestStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** What the schedule says of a statement that could not be read as far as its account. */
class RunsWithoutAccountTest {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final String BROKEN =
            Path.of("src", "test", "resources", "flex", "bad", "truncated.xml").toString();

    private final Logger program = (Logger) LoggerFactory.getLogger("io.github.ibkringest");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        program.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        program.detachAppender(log);
    }

    @Test
    void shouldNameThePayloadInstead() {
        Settings settings = Settings.load(null, Map.of("IBKR_INGEST_ALERT_COMMAND", "exit 7"));
        Sources sources = new Sources(settings);
        Source files = sources.named("flex-file");
        Map<String, String> at = STORE.settings();
        try (Database database =
                        Database.at(at.get("database.url"), at.get("database.user"), at.get("database.password"));
                Ingestor ingestor = Ingestor.start(settings, database, sources, null)) {
            Schedule schedule = new Schedule(
                    settings,
                    sources,
                    files,
                    List.of(BROKEN),
                    Set.of(),
                    new FeedHistory(database.dataSource(), settings),
                    Clock.systemUTC());
            for (Schedule.Fetch fetch : schedule.due(schedule.tick("files", "orders", null))) {
                schedule.end(fetch, ingestor.sync(schedule.begin(fetch)));
            }
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(line -> line.contains(BROKEN))
                .as("one file, one line")
                .hasSize(1);
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.startsWith("the alert run-failed did not reach the command: "))
                .noneMatch(line -> line.contains("null"));
    }
}
