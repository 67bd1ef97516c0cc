package io.github.ibkringest.app.output;

import io.github.ibkringest.broker.provider.Setting;
import io.github.ibkringest.broker.provider.SettingValues;
import io.github.ibkringest.eventlog.kafka.KafkaSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads and checks the settings of Kafka.
 *
 * @param values the values, and where to complain
 */
record KafkaReader(SettingValues values) {

    private static final Setting<String> BROKERS =
            Setting.text("kafka.brokers", "", "`HOST:PORT` of the cluster, several separated by commas");
    private static final Setting<String> CLIENT_FILE =
            Setting.text("kafka.client-file", "", "a properties file with further settings of Kafka's client");
    private static final Setting<String> PREFIX =
            Setting.text("kafka.events.prefix", "", "what the names of the topics begin with");
    private static final Setting<String> TOPIC =
            Setting.text("kafka.statements.topic", "", "the topic that statements are read from");
    private static final Setting<String> GROUP = Setting.text(
            "kafka.statements.group",
            "ibkr-ingest",
            "the consumer group of all `serve` processes that share the statements");
    private static final Setting<String> FOLDER =
            Setting.text("kafka.statements.folder", "", "the folder of statements that records only name");

    /** All of them. */
    static final List<Setting<?>> ALL = List.of(BROKERS, CLIENT_FILE, PREFIX, TOPIC, GROUP, FOLDER);

    /** The settings; null where nothing goes to Kafka, and nothing comes from there. */
    KafkaSettings read() {
        String brokers = values.value(BROKERS.key());
        String prefix = name(PREFIX);
        String topic = name(TOPIC);
        if (brokers.isEmpty()) {
            if (prefix != null || topic != null) {
                values.complain(BROKERS.key() + " is needed for " + (prefix == null ? TOPIC : PREFIX).key()
                        + ": HOST:PORT of the cluster, several with commas between them");
            }
            return null;
        }
        if (!brokers.matches("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*")) {
            values.complain(BROKERS.key() + "=" + brokers + " must be HOST:PORT, several with commas between them");
        }
        if (prefix == null && topic == null) {
            values.complain(BROKERS.key() + " alone does nothing: set " + PREFIX.key() + " to send events, or "
                    + TOPIC.key() + " to read statements");
        }
        return new KafkaSettings(brokers, path(CLIENT_FILE), prefix, topic, values.value(GROUP.key()), path(FOLDER));
    }

    private String name(Setting<String> setting) {
        String name = values.value(setting.key());
        if (!name.matches("[A-Za-z0-9._-]{0,200}")) {
            values.complain(setting.key() + "=" + name + " must be of letters, digits, dots, dashes and underscores");
        }
        return name.isEmpty() ? null : name;
    }

    private Path path(Setting<String> setting) {
        String path = values.value(setting.key());
        return path.isEmpty() ? null : Path.of(path);
    }
}
