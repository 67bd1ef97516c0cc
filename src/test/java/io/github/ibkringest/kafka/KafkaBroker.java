package io.github.ibkringest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A real broker in a JVM of its own, by the documented command; it can be killed and started again. */
public final class KafkaBroker implements AutoCloseable {

    private static final Duration LONG = Duration.ofMinutes(2);

    private final Path folder;
    private final int port;
    private Process process;

    private KafkaBroker(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts one with its data below a folder. */
    public static KafkaBroker start(Path folder) {
        KafkaBroker broker = new KafkaBroker(folder, freePair());
        broker.start();
        return broker;
    }

    private static int freePair() {
        while (true) {
            try (ServerSocket first = new ServerSocket(0)) {
                try (ServerSocket next = new ServerSocket(first.getLocalPort() + 1)) {
                    return next.getLocalPort() - 1;
                } catch (IOException e) {
                    // the next port is in use: another pair
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Starts it, or starts it again, and waits until it answers. */
    public void start() {
        try {
            Path log = Files.createDirectories(folder).resolve("broker.log");
            process = new ProcessBuilder("src/kafka/broker", String.valueOf(port), folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            await().atMost(LONG).until(() -> {
                assertThat(process.isAlive()).as("%s", Files.readString(log)).isTrue();
                return answers();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (Admin admin = Admin.create(Map.of(
                "bootstrap.servers", address(), "default.api.timeout.ms", "2000", "request.timeout.ms", "1000"))) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends it as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where it listens. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** All that topics hold at this moment, in the order of each partition. */
    public List<ConsumerRecord<String, String>> records(Collection<String> topics) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            Set<TopicPartition> partitions = new HashSet<>();
            Map<String, List<PartitionInfo>> known = consumer.listTopics();
            topics.forEach(topic -> known.getOrDefault(topic, List.of())
                    .forEach(part -> partitions.add(new TopicPartition(topic, part.partition()))));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** Creates a topic. */
    public void create(String topic, int partitions) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The sum of the offsets that a consumer group has committed. */
    public long committed(String group) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                    .filter(Objects::nonNull)
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (ExecutionException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void close() {
        kill();
    }
}
