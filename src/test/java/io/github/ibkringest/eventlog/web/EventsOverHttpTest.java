package io.github.ibkringest.eventlog.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.app.Ingestor;
import io.github.ibkringest.app.TestService;
import io.github.ibkringest.eventlog.EventReplay;
import io.github.ibkringest.store.TestStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log over HTTP: pages of JSON and a stream, of a running service. */
class EventsOverHttpTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofMinutes(1);

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static Ingestor service;
    private static URI address;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void serve() {
        service = TestService.start(STORE, Map.of("IBKR_INGEST_MONITOR_PORT", "0"));
        address = service.monitoringAddress().orElseThrow();
        STORE.jdbc()
                .update("insert into trading.broker_account (code, environment) values ('U1', 'LIVE'), ('U2', 'LIVE')");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void forget() {
        EventReplay.forget(STORE.jdbc());
    }

    private static void publish(String type, String account, String symbol) {
        EventReplay.publish(STORE.jdbc(), type, account, false, "{\"symbol\": \"" + symbol + "\"}");
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static List<Integer> ids(JsonNode page) {
        List<Integer> ids = new ArrayList<>();
        page.get("events").forEach(event -> ids.add(event.get("sequence").asInt()));
        return ids;
    }

    @Test
    void shouldLeadFromPageToPageToTheEnd() throws Exception {
        for (int i = 0; i < 5; i++) {
            publish("order.created", "U1", "ABC");
        }

        JsonNode first = page("/events?limit=2");
        JsonNode second = page(first.get("next").asText());
        JsonNode third = page(second.get("next").asText());
        JsonNode last = page(third.get("next").asText());

        assertThat(ids(first)).containsExactly(1, 2);
        assertThat(ids(second)).containsExactly(3, 4);
        assertThat(ids(third)).containsExactly(5);
        assertThat(ids(last)).isEmpty();
        assertThat(last.get("last").asInt()).isEqualTo(5);
        publish("order.filled", "U1", "ABC");
        assertThat(ids(page(last.get("next").asText()))).containsExactly(6);
    }

    @Test
    void shouldFilter() throws Exception {
        publish("order.created", "U1", "ABC");
        publish("execution.recorded", "U2", "ABC");
        publish("execution.cancelled", "U2", "XYZ");

        assertThat(ids(page("/events?type=execution.*"))).containsExactly(2, 3);
        assertThat(ids(page("/events?type=order.created,execution.cancelled"))).containsExactly(1, 3);
        assertThat(ids(page("/events?account=U1"))).containsExactly(1);
        assertThat(ids(page("/events?symbol=XYZ&after=1"))).containsExactly(3);
        JsonNode none = page("/events?type=run.failed&limit=1");
        assertThat(ids(none)).isEmpty();
        assertThat(none.get("read_to").asInt()).isEqualTo(3);
        assertThat(none.get("next").asText()).contains("type=run.failed");
    }

    @Test
    void shouldRefuseACursorThatIsNotOfThisLog() throws Exception {
        publish("order.created", "U1", "ABC");
        publish("order.filled", "U1", "ABC");
        String cursor = page("/events").get("next").asText();

        assertThat(get("/events?after=3").statusCode()).isEqualTo(409);
        assertThat(get("/events?after=3").body()).contains("there is no event 3: the log ends at 2");
        assertThat(get("/events?after=1b671a64-40d5-491e-99b0-da01ff1f3341/1").body())
                .contains("belongs to another log");
        EventReplay.rewind(STORE.jdbc(), 1);
        publish("order.rejected", "U1", "ABC");
        assertThat(get(cursor).statusCode()).as("restored, and grown again").isEqualTo(409);
        assertThat(get(cursor).body()).contains("event 2 of this log is not the one that was seen");
        assertThat(get("/events/stream", "Last-Event-ID", "7").statusCode()).isEqualTo(409);
    }

    @Test
    void shouldSayWhatIsWrongWithAQuestion() throws Exception {
        assertThat(get("/events?types=order.filled").statusCode()).isEqualTo(400);
        assertThat(get("/events?types=order.filled").body()).contains("there is no parameter types");
        assertThat(get("/events?type=fill").body()).contains("type=fill is no type of event");
        assertThat(get("/events?limit=0").statusCode()).isEqualTo(400);
        assertThat(get("/events?after=soon").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldShowTheSchemas() throws Exception {
        assertThat(JSON.readTree(get("/events/schema/order.filled").body())
                        .get("title")
                        .asText())
                .isEqualTo("order.filled");
        assertThat(get("/events/schema/order.bought").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldSendEventsAsTheyAreCommitted() throws Exception {
        publish("order.created", "U1", "OLD");
        try (Listener listener = new Listener("", "after: nothing")) {
            listener.awaitBegin();
            publish("execution.recorded", "U1", "ABC");
            publish("execution.recorded", "U2", "XYZ");

            assertThat(listener.events(2))
                    .extracting(event -> event.get("event"))
                    .containsOnly("execution.recorded");
        }
    }

    @Test
    void shouldGoOnWhereAClientWas() throws Exception {
        for (int i = 0; i < 4; i++) {
            publish("order.created", "U" + (1 + i % 2), "ABC");
        }
        String last;
        try (Listener listener = new Listener("?after=0&account=U1", "X: y")) {
            List<Map<String, String>> events = listener.events(2);
            assertThat(events)
                    .extracting(event ->
                            JSON.readTree(event.get("data")).get("sequence").asInt())
                    .containsExactly(1, 3);
            last = events.get(0).get("id");
        }
        try (Listener listener = new Listener("?after=0", "Last-Event-ID: " + last)) {
            assertThat(listener.events(3))
                    .extracting(event ->
                            JSON.readTree(event.get("data")).get("sequence").asInt())
                    .containsExactly(2, 3, 4);
        }
    }

    @Test
    void shouldNoticeThatAClientIsGone() throws Exception {
        long before = streams();
        Listener listener = new Listener("", "X: y");
        listener.awaitBegin();
        await().atMost(LONG).until(() -> streams() > before);
        listener.close();

        await().atMost(LONG).untilAsserted(() -> {
            publish("order.created", "U1", "ABC");
            assertThat(streams()).isEqualTo(before);
        });
    }

    /** Threads that write a stream, other than those that wait for another one. */
    private static long streams() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("web-stream"))
                .filter(thread -> java.util.Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().equals(EventStream.class.getName())))
                .count();
    }

    /** A client of the stream, as bytes on a connection, so that it can end like one that dies. */
    private static final class Listener implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader in;

        Listener(String query, String header) throws IOException {
            socket = new Socket(address.getHost(), address.getPort());
            socket.setSoTimeout((int) LONG.toMillis());
            socket.getOutputStream()
                    .write(("GET /events/stream" + query + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        void awaitBegin() throws IOException {
            String line = in.readLine();
            while (!line.startsWith("retry:")) {
                line = in.readLine();
            }
        }

        /** The next events; the lines of the chunks between them are passed over. */
        List<Map<String, String>> events(int number) throws IOException {
            List<Map<String, String>> events = new ArrayList<>();
            Map<String, String> event = new java.util.TreeMap<>();
            while (events.size() < number) {
                String line = in.readLine();
                if (line.matches("(id|event|data): .*")) {
                    event.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(' ') + 1));
                }
                if (event.size() == 3) {
                    events.add(event);
                    event = new java.util.TreeMap<>();
                }
            }
            return events;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
