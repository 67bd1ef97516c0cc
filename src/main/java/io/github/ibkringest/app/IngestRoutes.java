package io.github.ibkringest.app;

import io.github.ibkringest.broker.Brokers;
import io.github.ibkringest.files.FileLedger;
import io.github.ibkringest.ingest.Admission;
import io.github.ibkringest.ingest.Contention;
import io.github.ibkringest.ingest.DedupKey;
import io.github.ibkringest.ingest.Fetching;
import io.github.ibkringest.ingest.NewOrChanged;
import io.github.ibkringest.ingest.RecordMapper;
import io.github.ibkringest.ingest.RunOutcome;
import io.github.ibkringest.ingest.Runs;
import io.github.ibkringest.ingest.SampleAlone;
import io.github.ibkringest.ingest.Sessions;
import io.github.ibkringest.ingest.StoredRecords;
import io.github.ibkringest.ingest.SyncListener;
import io.github.ibkringest.ingest.Upsert;
import io.github.ibkringest.store.Accounts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The Camel application: the routes of the folder {@code routes/} and the beans that they name. */
public final class IngestRoutes {

    /** The files of the schedule's routes. */
    public static final String SCHEDULE = "**/schedule.camel.yaml,**/triggers.camel.yaml";

    /** All files, by name: to find them by a pattern, Camel unpacks the whole jar. */
    static final List<String> FILES =
            List.of("errors", "executions", "option-events", "orders", "schedule", "store", "sync", "triggers");

    private IngestRoutes() {}

    /** What the routes refer to, by name, with nobody who listens. */
    public static Map<String, Object> beans(
            DataSource dataSource, boolean refuseUnknownAccounts, int connections, Brokers brokers) {
        return beans(dataSource, refuseUnknownAccounts, connections, brokers, SyncListener.NONE);
    }

    /** What the routes refer to, by name. */
    static Map<String, Object> beans(
            DataSource dataSource,
            boolean refuseUnknownAccounts,
            int connections,
            Brokers brokers,
            SyncListener listener) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
        Admission admission = new Admission(new Accounts(jdbc), refuseUnknownAccounts);
        return Map.ofEntries(
                Map.entry("transactionManager", transactions),
                Map.entry(
                        "sessions",
                        new Sessions(
                                admission,
                                new SampleAlone(jdbc),
                                listener,
                                new FileLedger(jdbc),
                                ProgramVersion.text())),
                Map.entry("accountThreads", threads(connections)),
                Map.entry("fetch", new Fetching(brokers)),
                Map.entry("runs", new Runs(jdbc, transactions, admission)),
                Map.entry("runOutcome", new RunOutcome()),
                Map.entry("contention", new Contention()),
                Map.entry("mapper", new RecordMapper()),
                Map.entry("storedRecords", new StoredRecords(jdbc)),
                Map.entry("dedupKey", new DedupKey()),
                Map.entry("newOrChanged", new NewOrChanged()),
                Map.entry("upsert", new Upsert(jdbc)));
    }

    /** Threads for accounts side by side; they end by themselves when there is nothing to do. */
    private static ExecutorService threads(int connections) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                connections, connections, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "account");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * A Camel Main over the routes; without the schedule, so that a single command starts neither Quartz nor
     * health checks that nobody asks for, and reads its routes once: Camel's automatic configuration, which only the
     * schedule's placeholders need, would parse them all beforehand.
     */
    public static Main main(Settings settings, boolean scheduled) {
        Main main = new Main();
        main.configure()
                .withName("ibkr-ingest")
                .withRoutesIncludePattern(pattern(settings))
                .withAutoConfigurationLogSummary(false)
                .withStreamCachingEnabled(false)
                .withShutdownTimeout(60);
        if (!scheduled) {
            main.configure().withRoutesExcludePattern(SCHEDULE);
            main.configure().health().setEnabled(false);
            main.configure().withAutoConfigurationEnabled(false);
        }
        return main;
    }

    /**
     * Looks for the route that a sync begins with, which Camel itself would only miss once something is sent to it.
     *
     * @throws SettingsException when the folder of the user has none
     */
    static void check(Settings settings, CamelContext started) {
        boolean found = started.getRoutes().stream()
                .anyMatch(route -> route.getEndpoint().getEndpointUri().equals("direct://sync"));
        if (!found) {
            throw new SettingsException("no route in "
                    + folder(settings).map(Path::toString).orElse("the program")
                    + " begins with direct:sync; put all routes there, or set routes.folder to where they are");
        }
    }

    private static Optional<Path> folder(Settings settings) {
        return Optional.ofNullable(settings.routes()).or(Installation::routes);
    }

    private static String pattern(Settings settings) {
        return folder(settings)
                .map(path -> "file:" + path.toAbsolutePath() + "/*.camel.yaml")
                .orElseGet(() -> FILES.stream()
                        .map(name -> "classpath:routes/" + name + ".camel.yaml")
                        .collect(Collectors.joining(",")));
    }
}
