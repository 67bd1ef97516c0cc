package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.SessionFeed;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.staging.FlexDocument;
import io.github.ibkringest.model.Dataset;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * Statements from a topic of Kafka. A route receives them and names the file that each lies in, so that the payload in the
 * ledger is called by that name; nothing here asks anybody.
 */
public final class KafkaStatementSource implements Source {

    public static final String NAME = "kafka";

    /** Pushed: no trigger fetches it. */
    public static final Feed STATEMENTS = new Feed("statements", Dataset.required(), Feed.Policy.LIVE, "");

    private final FlexSettings settings;
    private final boolean isConfigured;

    /** @param isConfigured whether the settings name a topic */
    public KafkaStatementSource(FlexSettings settings, boolean isConfigured) {
        this.settings = settings;
        this.isConfigured = isConfigured;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public String reading() {
        return settings.reading();
    }

    @Override
    public List<SessionFeed> feeds() {
        if (!isConfigured) {
            throw new BrokerConfigurationException(
                    "the source kafka needs a topic: set kafka.brokers and" + " kafka.statements.topic");
        }
        return List.of(new SessionFeed(STATEMENTS, null));
    }

    @Override
    public Iterator<BrokerApi> sessions(Request request) {
        if (request.paths().isEmpty()) {
            throw new BrokerConfigurationException(
                    "the source kafka is read by serve, which stays connected to the topic; start: ibkr-ingest serve");
        }
        FlexFiles files = new FlexFiles(NAME, settings.maxBytes());
        return request.paths().stream()
                .flatMap(path -> files.documents(path).stream().map(document -> named(document, path)))
                .<BrokerApi>map(document -> FlexClient.readingOn(document, settings))
                .iterator();
    }

    /** Without the folder, which is a scratch folder for what came as a document, and without the file, which goes. */
    private static FlexDocument named(FlexDocument document, String path) {
        String name = document.name().replace(path, Path.of(path).getFileName().toString());
        return new FlexDocument(NAME, name, document.content(), document.size());
    }
}
