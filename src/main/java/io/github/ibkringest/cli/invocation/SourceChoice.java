package io.github.ibkringest.cli.invocation;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.live.LiveFeed;
import io.github.ibkringest.ingest.sync.SampleAlone;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.schema.SyncRights;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** The option {@code --source}: where a command takes statements from. */
public final class SourceChoice {

    @CommandLine.Option(
            names = "--source",
            paramLabel = "NAME",
            description = "The source: flex-web, flex-file, gateway or sample; of serve also kafka.")
    private String name;

    /** The source that was named; else the one that the files, or the settings, speak for. */
    public Source among(Sources sources, List<String> files) {
        return name == null ? sources.byDefault(files) : sources.named(name);
    }

    /** What can be listened to: of the source that was named, else of all that the settings know. */
    public List<LiveFeed> liveFeeds(Settings settings) {
        return settings.sources().all().stream()
                .filter(entry -> name == null || entry.provider().name().equals(name))
                .flatMap(entry -> entry.configured().liveFeeds().stream())
                .toList();
    }

    /**
     * Looks, before anything is said or begun, whether a source may deliver into a database.
     *
     * @throws io.github.ibkringest.store.schema.SchemaForbiddenException when the user of the database may not write there
     * @throws io.github.ibkringest.broker.error.BrokerConfigurationException when it is the sample and anything else is there
     */
    public static void check(Source chosen, Database database) {
        if (!database.isEmbedded()) {
            SyncRights.require(database.dataSource());
        }
        if (chosen.name().equals(Source.SAMPLE)) {
            new SampleAlone(new JdbcTemplate(database.dataSource())).admit(chosen.name());
        }
    }
}
