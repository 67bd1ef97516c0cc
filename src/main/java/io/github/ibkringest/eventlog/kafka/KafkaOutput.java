package io.github.ibkringest.eventlog.kafka;

import io.github.ibkringest.eventlog.relay.RelayedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultExchange;

/** Events as records of Kafka: CloudEvents in binary mode, one topic for each kind, keyed by the account. Thread-safe. */
public final class KafkaOutput {

    private static final Map<String, String> TOPICS = Map.of(
            "order", "orders",
            "execution", "executions",
            "option", "option-events",
            "position", "positions");

    private final KafkaSettings settings;

    public KafkaOutput(KafkaSettings settings) {
        this.settings = settings;
    }

    /**
     * The records of some events, as the bodies of messages to Kafka that are sent one after the other; each record with topic,
     * key and headers of its own. The first record of each topic goes alone: it can fail because the topic is not known yet,
     * while those behind it would be taken, and an account's events were no more in their order.
     */
    public List<List<Exchange>> messages(List<RelayedEvent> events, CamelContext context) {
        Map<String, List<Exchange>> first = new LinkedHashMap<>();
        List<Exchange> others = new ArrayList<>(events.size());
        for (RelayedEvent event : events) {
            Exchange record = record(event, context);
            String topic = record.getMessage().getHeader(KafkaConstants.OVERRIDE_TOPIC, String.class);
            if (first.putIfAbsent(topic, List.of(record)) != null) {
                others.add(record);
            }
        }
        List<List<Exchange>> messages = new ArrayList<>(first.values());
        if (!others.isEmpty()) {
            messages.add(others);
        }
        return messages;
    }

    /** The number of the last of some events. */
    public long last(List<RelayedEvent> events) {
        return events.get(events.size() - 1).id();
    }

    private Exchange record(RelayedEvent event, CamelContext context) {
        Exchange exchange = new DefaultExchange(context);
        Message record = exchange.getMessage();
        record.setHeader(KafkaConstants.OVERRIDE_TOPIC, settings.prefix() + topic(event.type()));
        if (event.account() != null) {
            record.setHeader(KafkaConstants.KEY, event.account());
        }
        event.attributes().forEach((name, value) -> {
            if (name.equals("datacontenttype")) {
                record.setHeader("content-type", value);
            } else {
                record.setHeader("ce_" + name, String.valueOf(value));
            }
        });
        record.setBody(event.data() == null ? "null" : event.data());
        return exchange;
    }

    /** Of orders, executions, option events and positions; what is about days, runs and records goes to one topic. */
    private static String topic(String type) {
        return TOPICS.getOrDefault(type.substring(0, type.indexOf('.')), "ingest");
    }
}
