package io.github.ibkringest.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.store.TestStore;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log as consumers read it. */
class EventLogTest {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private final EventLog log = new EventLog(STORE.jdbc());
    private long run;

    @BeforeEach
    void forget() {
        EventReplay.forget(STORE.jdbc());
        STORE.jdbc().execute("truncate trading.broker_account cascade");
        STORE.jdbc()
                .update("insert into trading.broker_account (code, environment) values ('U1', 'LIVE'), ('U2', 'LIVE')");
    }

    private void publish(String type, String account, String data) {
        run++;
        STORE.jdbc()
                .update(
                        "insert into trading.pending_event (run_id, type, account_id, subject, occurred_at, is_history, data)"
                                + " select ?, ?, (select id from trading.broker_account where code = ?), 'X', now(), false, ?",
                        run,
                        type,
                        account,
                        data);
        STORE.jdbc().queryForObject("select trading.publish_events(?)", Long.class, run);
    }

    private List<Long> ids(EventFilter wanted) {
        return log.after(0, wanted, 100).events().stream().map(Event::id).toList();
    }

    @Test
    void shouldReadOnFromWhereItWas() {
        publish("order.created", "U1", "{}");
        publish("order.filled", "U1", "{}");

        EventPage first = log.after(0, EventFilter.ALL, 1);
        EventPage second = log.after(first.readTo(), EventFilter.ALL, 10);

        assertThat(first.events()).extracting(Event::type).containsExactly("order.created");
        assertThat(second.events()).extracting(Event::type).containsExactly("order.filled");
        assertThat(log.after(second.readTo(), EventFilter.ALL, 10)).isEqualTo(new EventPage(List.of(), 2));
    }

    @Test
    void shouldFilterByTypeAccountAndSymbol() {
        publish("order.created", "U1", "{\"symbol\": \"ABC\"}");
        publish("execution.recorded", "U2", "{\"symbol\": \"ABC   260320C00050000\", \"underlying_symbol\": \"ABC\"}");
        publish("execution.cancelled", "U2", "{\"symbol\": \"XYZ\"}");

        assertThat(ids(new EventFilter(Set.of("execution.*"), Set.of(), Set.of())))
                .containsExactly(2L, 3L);
        assertThat(ids(new EventFilter(Set.of(), Set.of("U1"), Set.of()))).containsExactly(1L);
        assertThat(ids(new EventFilter(Set.of(), Set.of(), Set.of("ABC")))).containsExactly(1L, 2L);
    }

    @Test
    void shouldFindASymbolHoweverItIsSpaced() {
        publish(
                "execution.recorded",
                "U1",
                "{\"symbol\": \"BRKB  260320C00050000\", \"underlying_symbol\": \"BRK B\"}");

        for (String symbol : List.of("BRK B", "BRKB", "BRKB 260320C00050000", "BRKB  260320C00050000")) {
            assertThat(ids(new EventFilter(Set.of(), Set.of(), Set.of(symbol))))
                    .as(symbol)
                    .containsExactly(1L);
        }
    }

    @Test
    void shouldGoOnWhereNothingWasWanted() {
        publish("order.created", "U1", "{}");

        assertThat(log.after(0, new EventFilter(Set.of("run.failed"), Set.of(), Set.of()), 10))
                .isEqualTo(new EventPage(List.of(), 1));
    }

    @Test
    void shouldKeepHowFarAConsumerHasCome() {
        publish("order.created", "U1", "{}");
        publish("order.filled", "U1", "{}");

        log.acknowledge("strategy", 2);
        log.acknowledge("strategy", 1);

        assertThat(log.positionOf("strategy")).contains(2L);
        assertThat(log.positionOf("risk")).isEmpty();
    }

    @Test
    void shouldRefuseAConsumerOfALogThatWasRestored() {
        publish("order.created", "U1", "{}");
        publish("order.filled", "U1", "{}");
        log.acknowledge("strategy", 2);
        EventReplay.rewind(STORE.jdbc(), 1);

        assertThatThrownBy(() -> log.positionOf("strategy"))
                .isInstanceOf(EventCursorException.class)
                .hasMessageContaining("consumer strategy has seen event 2");

        publish("order.rejected", "U1", "{}");

        assertThatThrownBy(() -> log.positionOf("strategy"))
                .as("also when the log has grown again")
                .isInstanceOf(EventCursorException.class);
    }

    @Test
    void shouldFindWhereAMomentBegins() {
        Instant before =
                STORE.one(OffsetDateTime.class, "select clock_timestamp()").toInstant();
        publish("order.created", "U1", "{}");
        publish("order.filled", "U1", "{}");
        Instant after =
                STORE.one(OffsetDateTime.class, "select clock_timestamp()").toInstant();

        assertThat(log.before(before)).isZero();
        assertThat(log.before(after)).isEqualTo(2);
    }

    @Test
    void shouldWriteCloudEvents() throws IOException {
        publish("execution.recorded", "U1", "{\"price\":10.500000000000000001}");
        Event event = log.after(0, EventFilter.ALL, 1).events().get(0);
        CloudEvents cloudEvents = new CloudEvents(log.head().log());

        JsonNode json = new ObjectMapper().readTree(cloudEvents.json(event));

        assertThat(json.get("specversion").asText()).isEqualTo("1.0");
        assertThat(json.get("id").asText()).isEqualTo(log.head().log() + "/1");
        assertThat(json.get("type").asText()).endsWith(".execution.recorded");
        assertThat(json.get("account").asText()).isEqualTo("U1");
        assertThat(cloudEvents.json(event)).contains("\"data\":{\"price\":10.500000000000000001}");
    }
}
