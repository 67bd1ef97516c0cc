package io.github.ibkringest.app;

import io.github.ibkringest.app.settings.SettingsException;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.eventlog.kafka.KafkaOutput;
import io.github.ibkringest.eventlog.kafka.KafkaSettings;
import io.github.ibkringest.ingest.topic.TopicStatements;
import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.main.Main;

/** What the routes of Kafka refer to. A class of its own, so that nothing of Kafka is loaded where it is not configured. */
final class KafkaLink {

    private KafkaLink() {}

    /**
     * Binds it.
     *
     * @param statements reads statements in files; null when none come from Kafka
     * @return lets nothing wait any more, for the end of the service
     * @throws SettingsException when the file with properties of the client cannot be read
     */
    static Runnable bind(Main main, KafkaSettings settings, Source statements) {
        main.bind("kafka", component(settings));
        if (settings.sendsEvents()) {
            main.bind("kafkaOutput", new KafkaOutput(settings));
        }
        if (!settings.readsStatements()) {
            return () -> {};
        }
        TopicStatements topic = new TopicStatements(statements, settings.folder());
        main.bind("topicStatements", topic);
        main.addInitialProperty("kafka.statements.topic", settings.topic());
        main.addInitialProperty("kafka.statements.group", settings.group());
        return topic::close;
    }

    private static KafkaComponent component(KafkaSettings settings) {
        KafkaComponent component = new KafkaComponent();
        component.getConfiguration().setBrokers(settings.brokers());
        if (settings.clientFile() != null) {
            component.getConfiguration().setAdditionalProperties(properties(settings.clientFile()));
        }
        return component;
    }

    private static Map<String, Object> properties(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException("kafka.client-file=" + file + " cannot be read: " + Reason.of(e));
        }
        Map<String, Object> all = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
        return all;
    }
}
