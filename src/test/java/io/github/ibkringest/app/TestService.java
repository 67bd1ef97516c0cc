package io.github.ibkringest.app;

import io.github.ibkringest.app.schedule.FeedHistory;
import io.github.ibkringest.app.schedule.Schedule;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.ibkr.flex.FlexFileSource;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.TestStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The service over the database of a test, which fetches nothing by itself. */
public final class TestService {

    private TestService() {}

    /** Starts it as {@code serve} does, with some settings as environment variables. */
    public static Ingestor start(TestStore store, Map<String, String> environment) {
        Map<String, String> all = new TreeMap<>(Map.of("IBKR_INGEST_SCHEDULE_CRON", "0 0 0 1 1 ? 2099"));
        all.putAll(environment);
        Settings settings = Settings.load(null, all);
        Sources sources = new Sources(settings);
        Map<String, String> at = store.settings();
        Database database = Database.at(at.get("database.url"), at.get("database.user"), at.get("database.password"));
        Schedule schedule = new Schedule(
                settings,
                sources,
                sources.named(FlexFileSource.NAME),
                List.of(),
                new TreeSet<>(),
                new FeedHistory(database.dataSource(), settings),
                Clock.systemUTC());
        return Ingestor.start(settings, database, sources, schedule);
    }
}
