package io.github.ibkringest.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas; that what runs record follows them is looked at wherever events are replayed. */
class EventSchemasTest {

    private static final String DAY = "{\"dataset\":\"orders\",\"day\":\"2026-01-02\"}";

    private static List<String> wrong(String data) {
        Event event = new Event(
                7, "day.proven", "U1", "2026-01-02", null, 3L, Instant.EPOCH, Instant.EPOCH, true, data, "0a0b0c0d");
        return EventSchemas.against("day.proven", new CloudEvents(UUID.randomUUID()).json(event));
    }

    static Stream<String> types() {
        return EventType.names().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void shouldDescribeEachType(String type) {
        assertThat(CloudEvents.schema(type)).contains("\"urn:ibkr-ingest:event:1:" + type + "\"");
    }

    @Test
    void shouldTakeWhatIsDescribed() {
        assertThat(wrong(DAY)).isEmpty();
        assertThat(wrong(null)).as("the account was removed").isEmpty();
    }

    @Test
    void shouldNoticeWhatIsNot() {
        assertThat(wrong("{\"dataset\":\"orders\"}")).isNotEmpty();
        assertThat(wrong(DAY.replace("2026-01-02", "today"))).isNotEmpty();
        assertThat(wrong(DAY.replace("\"orders\"", "7"))).isNotEmpty();
        assertThat(wrong(DAY.replace("}", ",\"more\":1}"))).hasSize(1);
    }
}
