package io.github.ibkringest.eventlog.kafka;

import io.github.ibkringest.eventlog.EventFilter;
import io.github.ibkringest.eventlog.relay.RelayTarget;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A Kafka cluster, and what goes there and comes from there.
 *
 * @param brokers where it is: {@code host:port}, several with commas between them
 * @param clientFile further properties of Kafka's client, such as credentials; or null
 * @param prefix what the names of the topics of events begin with; null when none are sent
 * @param topic the topic that statements come from; null when none come
 * @param group the consumer group of all processes that share the statements
 * @param folder where statements lie that a record only names; or null
 */
public record KafkaSettings(String brokers, Path clientFile, String prefix, String topic, String group, Path folder) {

    /** The name of its consumer. */
    static final String CONSUMER = "kafka";

    private static final int BATCH = 500;

    /** More than a batch takes until Kafka's client gives up. */
    private static final Duration TURN = Duration.ofSeconds(60);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** Whether events are sent. */
    public boolean sendsEvents() {
        return prefix != null;
    }

    /** Whether statements are read. */
    public boolean readsStatements() {
        return topic != null;
    }

    /** How events are handed on to it. */
    public RelayTarget relayed() {
        return new RelayTarget(CONSUMER, EventFilter.ALL, BATCH, TURN, LONGEST_PAUSE);
    }
}
