package io.github.ibkringest.app.output;

import io.github.ibkringest.eventlog.kafka.KafkaSettings;
import io.github.ibkringest.eventlog.relay.RelayTarget;
import io.github.ibkringest.eventlog.webhook.WebhookTarget;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where {@code serve} sends events. Immutable.
 *
 * @param webhooks the webhooks, in the order of their names
 * @param kafka the Kafka cluster, or null
 */
public record OutputSettings(List<WebhookTarget> webhooks, KafkaSettings kafka) {

    public OutputSettings {
        webhooks = List.copyOf(webhooks);
    }

    /** Whether events are sent to Kafka. */
    public boolean sendsToKafka() {
        return kafka != null && kafka.sendsEvents();
    }

    /** Whether statements are read from Kafka. */
    public boolean readsFromKafka() {
        return kafka != null && kafka.readsStatements();
    }

    /** All that events are sent to. */
    public List<RelayTarget> targets() {
        return Stream.concat(
                        webhooks.stream().map(WebhookTarget::relayed),
                        sendsToKafka() ? Stream.of(kafka.relayed()) : Stream.empty())
                .toList();
    }
}
