package io.github.ibkringest.live;

import static org.awaitility.Awaitility.await;

import io.github.ibkringest.app.Ingestor;
import io.github.ibkringest.app.live.LivePlan;
import io.github.ibkringest.app.schedule.FeedHistory;
import io.github.ibkringest.app.schedule.Schedule;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.SessionFeed;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.ibkr.gateway.connection.Gateway;
import io.github.ibkringest.broker.ibkr.gateway.push.GatewayFeed;
import io.github.ibkringest.broker.ibkr.gateway.session.GatewayAddress;
import io.github.ibkringest.broker.ibkr.gateway.session.Patience;
import io.github.ibkringest.broker.ibkr.gateway.wire.PassingTime;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.TestStore;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.postgresql.ds.PGSimpleDataSource;

/** {@code serve} with a session that stays open, in this JVM over the database of a test. */
public final class LiveServing implements AutoCloseable {

    /** As usual, but so quick that a test need not wait. */
    private static final Patience QUICK = new Patience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofMillis(500),
            Duration.ofSeconds(60),
            Duration.ofSeconds(150),
            Duration.ofSeconds(1),
            Duration.ofMillis(100),
            Duration.ofMillis(400));

    /** What the schedule has to fetch: nothing. */
    private record Silent() implements Source {

        @Override
        public String name() {
            return "gateway";
        }

        @Override
        public List<SessionFeed> feeds() {
            return List.of();
        }

        @Override
        public Iterator<? extends BrokerApi> sessions(Request request) {
            return Collections.emptyIterator();
        }
    }

    private final Database database;
    private final Ingestor ingestor;

    private LiveServing(Database database, Ingestor ingestor) {
        this.database = database;
        this.ingestor = ingestor;
    }

    /** Serves a gateway on a port of this machine. */
    public static LiveServing of(TestStore store, int port) {
        return of(store, port, null);
    }

    /** The same, where the login should be of an environment. */
    static LiveServing of(TestStore store, int port, Environment environment) {
        return of(store.database(), port, environment);
    }

    /** Serves a gateway over a database. */
    public static LiveServing over(PGSimpleDataSource at, int port) {
        return of(at, port, null);
    }

    private static LiveServing of(PGSimpleDataSource at, int port, Environment environment) {
        Settings settings = Settings.load(null, Map.of("IBKR_INGEST_MONITOR_PORT", "off"));
        Gateway gateway = new Gateway(
                new GatewayAddress("paper", "127.0.0.1", port, 7),
                environment,
                ZoneId.of("America/New_York"),
                null,
                QUICK,
                "gateway.paper.");
        Database database =
                Database.at(at.getUrl(), at.getUser(), at.getPassword()).forSessions(1);
        Sources sources = new Sources(settings);
        Schedule schedule = new Schedule(
                settings,
                sources,
                new Silent(),
                List.of(),
                new TreeSet<>(),
                new FeedHistory(database.dataSource(), settings),
                Clock.systemUTC());
        LivePlan plan = new LivePlan(List.of(new GatewayFeed(gateway, PassingTime.real())), Set.of());
        return new LiveServing(database, Ingestor.start(settings, database, sources, schedule, plan));
    }

    /** Waits until something is so. */
    public static void until(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }

    Ingestor ingestor() {
        return ingestor;
    }

    @Override
    public void close() {
        ingestor.close();
        database.close();
    }
}
