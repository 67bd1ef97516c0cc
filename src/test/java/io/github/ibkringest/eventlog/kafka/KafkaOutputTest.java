package io.github.ibkringest.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.eventlog.relay.RelayedEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The order in which events are handed to Kafka. */
class KafkaOutputTest {

    private static final KafkaOutput OUTPUT =
            new KafkaOutput(new KafkaSettings("localhost:9092", null, "t.", null, null, null));

    private static RelayedEvent event(long id, String type) {
        return new RelayedEvent(id, "log/" + id, type, "U1", "X", "ABC", false, "{}", Map.of("sequence", id), "{}");
    }

    private static List<List<String>> messages(RelayedEvent... events) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            return OUTPUT.messages(List.of(events), context).stream()
                    .map(records -> records.stream()
                            .map(record -> record.getMessage().getHeader(KafkaConstants.OVERRIDE_TOPIC) + " "
                                    + record.getMessage().getHeader("ce_sequence"))
                            .toList())
                    .toList();
        }
    }

    @Test
    void shouldSendTheFirstOfEachTopicAloneAndTheOthersInOrder() throws Exception {
        assertThat(messages(
                        event(1, "order.created"),
                        event(2, "execution.recorded"),
                        event(3, "execution.corrected"),
                        event(4, "order.filled"),
                        event(5, "day.proven"),
                        event(6, "execution.recorded")))
                .containsExactly(
                        List.of("t.orders 1"),
                        List.of("t.executions 2"),
                        List.of("t.ingest 5"),
                        List.of("t.executions 3", "t.orders 4", "t.executions 6"));
    }

    @Test
    void shouldSendASingleEventAtOnce() throws Exception {
        assertThat(messages(event(7, "option.assigned"))).containsExactly(List.of("t.option-events 7"));
        assertThat(Stream.of(messages())).containsExactly(List.of());
    }
}
