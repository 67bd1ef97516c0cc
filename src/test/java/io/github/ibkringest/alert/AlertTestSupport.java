package io.github.ibkringest.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.app.Ingestor;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncRequest;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.TestStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Syncs that go wrong, and what a command hears of it: each sync is a program that starts and ends. */
abstract class AlertTestSupport {

    static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @TempDir
    Path folder;

    final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void begin() {
        STORE.jdbc()
                .execute("truncate trading.broker_account, trading.run, trading.raw_payload, trading.instrument,"
                        + " trading.ibkr_contract, trading.record_revision, trading.alert cascade");
        environment.put("IBKR_INGEST_ALERT_COMMAND", "cat >> " + told());
    }

    Path told() {
        return folder.resolve("told");
    }

    List<JsonNode> events() {
        try {
            List<JsonNode> events = new ArrayList<>();
            for (String line : Files.exists(told()) ? Files.readAllLines(told()) : List.<String>of()) {
                events.add(JSON.readTree(line));
            }
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String fixture(String name) {
        return Path.of("src", "test", "resources", "flex", name).toString();
    }

    List<RunReport> sync(String file) {
        Settings settings = Settings.load(null, environment);
        Sources sources = new Sources(settings);
        Map<String, String> at = STORE.settings();
        try (Database database =
                        Database.at(at.get("database.url"), at.get("database.user"), at.get("database.password"));
                Ingestor ingestor = Ingestor.start(settings, database, sources, null)) {
            return ingestor.sync(new SyncRequest(
                    sources.named("flex-file"),
                    new Source.Request(List.of(file), Period.ALWAYS),
                    EnumSet.allOf(Dataset.class),
                    Set.of(),
                    false));
        }
    }

    List<JsonNode> of(String kind) {
        return events().stream()
                .filter(event -> event.get("event").asText().equals(kind))
                .toList();
    }
}
