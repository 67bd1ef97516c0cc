package io.github.ibkringest.eventlog.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.ibkringest.app.Ingestor;
import io.github.ibkringest.app.TestService;
import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.eventlog.EventFilter;
import io.github.ibkringest.eventlog.EventReplay;
import io.github.ibkringest.eventlog.relay.RelayedEvent;
import io.github.ibkringest.store.TestStore;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Events to webhooks: signed, in order, none lost, none held up by another. */
class WebhooksTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final CountDownLatch OPEN = new CountDownLatch(0);

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.ibkringest.eventlog.relay");
    private final Map<String, String> environment = new TreeMap<>(Map.of("IBKR_INGEST_MONITOR_PORT", "off"));

    @BeforeEach
    void forget() {
        EventReplay.forget(STORE.jdbc());
        STORE.jdbc().execute("truncate trading.broker_account cascade");
        STORE.jdbc()
                .update("insert into trading.broker_account (code, environment) values ('U1', 'LIVE'), ('U2', 'LIVE')");
    }

    @BeforeEach
    void listen() {
        said.start();
        logger.addAppender(said);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(said);
    }

    private void target(String name, String url) {
        environment.put("IBKR_INGEST_WEBHOOK_" + name + "_URL", url);
        environment.put("IBKR_INGEST_WEBHOOK_" + name + "_SECRET", WebhookReceiver.SECRET);
    }

    private static void publish(int number) {
        for (int i = 0; i < number; i++) {
            EventReplay.publish(
                    STORE.jdbc(), "order.created", i % 2 == 0 ? "U1" : "U2", false, "{\"symbol\": \"ABC\"}");
        }
    }

    private static List<String> numbers(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList();
    }

    private static void awaitConsumers(int number) {
        await().atMost(LONG).until(() -> STORE.count("select count(*) from trading.event_consumer") == number);
    }

    private static void awaitTaken(WebhookReceiver receiver, int last) {
        await().atMost(LONG).untilAsserted(() -> assertThat(receiver.taken()).containsExactlyElementsOf(numbers(last)));
    }

    @Test
    void shouldHoldNoneUpByAnotherAndLoseNothing() throws IOException {
        CountDownLatch gate = new CountDownLatch(1);
        int closed = freePort();
        try (WebhookReceiver good = WebhookReceiver.answering(request -> 204);
                WebhookReceiver failing = WebhookReceiver.answering(request -> request < 3 ? 500 : 200);
                WebhookReceiver gone = WebhookReceiver.answering(request -> 410);
                WebhookReceiver slow = new WebhookReceiver(0, request -> 200, gate)) {
            target("GOOD", good.url());
            target("FAILING", failing.url());
            target("GONE", gone.url());
            target("SLOW", slow.url());
            target("CLOSED", "http://127.0.0.1:" + closed + "/");
            try (Ingestor service = TestService.start(STORE, environment)) {
                awaitConsumers(5);
                publish(10);
                awaitTaken(good, 10);
                assertThat(slow.taken()).isEmpty();
                gate.countDown();
                awaitTaken(slow, 10);
                awaitTaken(failing, 10);
                assertThat(failing.requests()).isEqualTo(12);
                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(STORE.one(
                                        String.class,
                                        "select stopped from trading.event_consumer where name = 'webhook-gone'"))
                                .contains("HTTP 410"));
                assertThat(gone.requests()).isEqualTo(1);
                assertThat(said.list)
                        .extracting(ILoggingEvent::getFormattedMessage)
                        .filteredOn(line -> line.contains("HTTP 410"))
                        .as("not that it is tried again")
                        .containsExactly("events: the webhook gone at 127.0.0.1 wants no events any more (HTTP 410) and"
                                + " gets none until the service starts again");
                try (WebhookReceiver back = new WebhookReceiver(closed, request -> 200, OPEN)) {
                    awaitTaken(back, 10);
                }
            }
            assertThat(List.of(good.forged(), failing.forged(), gone.forged(), slow.forged()))
                    .allMatch(List::isEmpty);
        }
    }

    @Test
    void shouldSendOnlyWhatIsWanted() throws IOException {
        try (WebhookReceiver receiver = WebhookReceiver.answering(request -> 200)) {
            target("MY_PHONE", receiver.url());
            environment.put("IBKR_INGEST_WEBHOOK_MY_PHONE_TYPES", "order.*, execution.recorded");
            environment.put("IBKR_INGEST_WEBHOOK_MY_PHONE_ACCOUNTS", "U2");
            try (Ingestor service = TestService.start(STORE, environment)) {
                awaitConsumers(1);
                publish(4);
                EventReplay.publish(STORE.jdbc(), "run.failed", "U2", false, "{}");
                await().atMost(LONG)
                        .until(() -> STORE.count(
                                        "select last_id from trading.event_consumer where name = ?", "webhook-my-phone")
                                == 5);
            }
            assertThat(receiver.taken()).containsExactly("2", "4");
        }
    }

    @Test
    void shouldGoOnAfterARestartAndTakeOverWhenTheTurnOfAnotherEnds() throws IOException {
        try (WebhookReceiver receiver = WebhookReceiver.answering(request -> 200)) {
            target("A", receiver.url());
            try (Ingestor service = TestService.start(STORE, environment)) {
                awaitConsumers(1);
                publish(3);
                awaitTaken(receiver, 3);
            }
            assertThat(STORE.count("select count(*) from trading.event_consumer where held_by is null"))
                    .as("a service that ends leaves its turn")
                    .isEqualTo(1);
            STORE.jdbc()
                    .update("update trading.event_consumer set held_by = gen_random_uuid(),"
                            + " held_until = clock_timestamp() + interval '3 seconds'");
            publish(3);
            try (Ingestor first = TestService.start(STORE, environment);
                    Ingestor second = TestService.start(STORE, environment)) {
                await().atMost(LONG)
                        .until(() -> STORE.count("select count(*) from trading.event_consumer"
                                        + " where held_until > clock_timestamp() + interval '5 seconds'")
                                == 1);
                awaitTaken(receiver, 6);
            }
        }
    }

    @Test
    void shouldNotWaitForAnAnswerForEver() throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver(0, request -> 200, new CountDownLatch(1))) {
            Webhooks webhooks = webhooks(receiver.url(), Duration.ofMillis(100));

            assertThatThrownBy(() -> webhooks.post("a", event()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("did not answer in time");
        }
    }

    @Test
    void shouldNotNameTheAddressOrTheSecret() throws IOException {
        Webhooks webhooks = webhooks("http://127.0.0.1:" + freePort() + "/key-in-the-path", LONG);

        assertThatThrownBy(() -> webhooks.post("a", event()))
                .hasMessageContaining("cannot be reached")
                .hasMessageNotContaining("key-in-the-path");
        assertThatThrownBy(() -> WebhookSecrets.of("whsec_c2hvcnQ=")).hasMessageNotContaining("c2hvcnQ");
        assertThat(new WebhookTarget("a", new Secret("https://x/key"), new Secret("s"), null, EventFilter.ALL)
                        .toString())
                .doesNotContain("key");
    }

    @Test
    void shouldReadTheSecretFromAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), WebhookReceiver.SECRET + "\n");
        try (WebhookReceiver receiver = WebhookReceiver.answering(request -> 200)) {
            new Webhooks(
                            List.of(new WebhookTarget("a", new Secret(receiver.url()), null, file, EventFilter.ALL)),
                            Clock.systemUTC())
                    .post("a", event());

            assertThat(receiver.taken()).containsExactly("1");
            assertThat(receiver.forged()).isEmpty();
        }
    }

    /** The example of the specification. */
    @Test
    void shouldSignAsTheConventionSays() {
        assertThat(WebhookSecrets.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                        .signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330L, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void shouldUnderstandWhenToTryAgain() {
        Instant now = Instant.parse("2026-11-29T12:00:00Z");
        assertThat(Webhooks.pause("120", now)).isEqualTo(Duration.ofMinutes(2));
        assertThat(Webhooks.pause("Sun, 29 Nov 2026 12:00:30 GMT", now)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Webhooks.pause("soon", now)).isNull();
    }

    private static Webhooks webhooks(String url, Duration timeout) {
        WebhookTarget target =
                new WebhookTarget("a", new Secret(url), new Secret(WebhookReceiver.SECRET), null, EventFilter.ALL);
        return new Webhooks(List.of(target), Clock.systemUTC(), timeout);
    }

    private static RelayedEvent event() {
        return new RelayedEvent(1, "log/1", "order.created", "U1", "X", "ABC", false, "{}", Map.of(), "{}");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
