package io.github.ibkringest.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic of events, and notes how long each was on its way. */
final class TopicClient implements AutoCloseable {

    private final KafkaConsumer<String, String> consumer;
    private final List<Double> seconds = new CopyOnWriteArrayList<>();
    private final Thread reader = new Thread(this::read, "topic-client");
    private volatile boolean closed;

    private TopicClient(KafkaConsumer<String, String> consumer) {
        this.consumer = consumer;
    }

    static TopicClient open(String brokers, String topic) {
        TopicClient client = new TopicClient(new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", brokers,
                        "group.id", "bench",
                        "auto.offset.reset", "earliest",
                        "metadata.max.age.ms", "500"),
                new StringDeserializer(),
                new StringDeserializer()));
        client.consumer.subscribe(List.of(topic));
        client.reader.start();
        return client;
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    String recorded = new String(
                            record.headers().lastHeader("ce_recordedtime").value(), StandardCharsets.UTF_8);
                    seconds.add(Duration.between(Instant.parse(recorded), Instant.now())
                                    .toNanos()
                            / 1e9);
                }
            }
        }
    }

    /** How long each event was on its way, once so many have come. */
    List<Double> await(int number) throws InterruptedException {
        while (seconds.size() < number) {
            Thread.sleep(100);
        }
        return List.copyOf(seconds);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        reader.join();
    }
}
