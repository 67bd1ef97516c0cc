package io.github.ibkringest.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.ibkringest.store.TestStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;

/** The end of the log, with the notifications of the database, and without them. */
class EventTailTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private final Logger logger = (Logger) LoggerFactory.getLogger(EventTail.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @BeforeEach
    void listen() {
        EventReplay.forget(STORE.jdbc());
        said.start();
        logger.addAppender(said);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(said);
    }

    private static void publish() {
        EventReplay.publish(STORE.jdbc(), "order.created", null, false, "{}");
    }

    private static PGSimpleDataSource database(int port) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(STORE.settings().get("database.url"));
        database.setUser(STORE.settings().get("database.user"));
        database.setPassword(STORE.settings().get("database.password"));
        if (port > 0) {
            database.setServerNames(new String[] {"127.0.0.1"});
            database.setPortNumbers(new int[] {port});
        }
        return database;
    }

    @Test
    void shouldBeWokenUpByTheDatabase() throws Exception {
        try (EventTail tail = new EventTail(database(0))) {
            assertThat(tail.awaitBeyond(-1, LONG)).isZero();
            for (long id = 1; id <= 3; id++) {
                publish();
                assertThat(tail.awaitBeyond(id - 1, LONG)).isEqualTo(id);
            }

            assertThat(tail.hears()).isTrue();
        }
        assertThat(said.list).isEmpty();
    }

    @Test
    void shouldNoticeAPoolerThatSwallowsNotifications() throws Exception {
        int port = database(0).getPortNumbers()[0];
        try (SwallowingPooler pooler = SwallowingPooler.before(port);
                EventTail tail = new EventTail(database(pooler.port()))) {
            assertThat(tail.awaitBeyond(-1, LONG)).isZero();
            for (long id = 1; id <= 4; id++) {
                publish();
                assertThat(tail.awaitBeyond(id - 1, LONG)).as("asked for").isEqualTo(id);
            }
            assertThat(pooler.hasSwallowed()).isTrue();
            assertThat(tail.hears()).isFalse();
        }

        assertThat(said.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage())
                        .contains("notifications do not arrive", "pooler", "database.url"));
    }
}
