package io.github.ibkringest.app;

import io.github.ibkringest.app.route.LateRoutes;
import io.github.ibkringest.app.route.RouteFiles;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.broker.Brokers;
import io.github.ibkringest.eventlog.EventSettings;
import io.github.ibkringest.files.FileLedger;
import io.github.ibkringest.ingest.AcceptedRecords;
import io.github.ibkringest.ingest.AffectedOrders;
import io.github.ibkringest.ingest.ContractSteps;
import io.github.ibkringest.ingest.DedupKey;
import io.github.ibkringest.ingest.EventSteps;
import io.github.ibkringest.ingest.OrderSteps;
import io.github.ibkringest.ingest.QuarantineStep;
import io.github.ibkringest.ingest.RecordMapper;
import io.github.ibkringest.ingest.RowMerger;
import io.github.ibkringest.ingest.RowWriter;
import io.github.ibkringest.ingest.RunCoverage;
import io.github.ibkringest.ingest.Runs;
import io.github.ibkringest.ingest.SameFacts;
import io.github.ibkringest.ingest.TargetTable;
import io.github.ibkringest.ingest.report.BrokerReports;
import io.github.ibkringest.ingest.run.RetryableConflict;
import io.github.ibkringest.ingest.run.RunResult;
import io.github.ibkringest.ingest.sync.Admission;
import io.github.ibkringest.ingest.sync.Fetching;
import io.github.ibkringest.ingest.sync.SampleAlone;
import io.github.ibkringest.ingest.sync.Sessions;
import io.github.ibkringest.ingest.sync.SyncListener;
import io.github.ibkringest.store.Reviving;
import io.github.ibkringest.store.account.Accounts;
import io.github.ibkringest.store.payload.ReadingStore;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.camel.main.Main;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The Camel application: the routes of the folder {@code routes/} and the beans that they name. */
public final class IngestRoutes {

    private IngestRoutes() {}

    /** What the routes refer to, by name, without observers. */
    public static Map<String, Object> beans(
            DataSource dataSource, boolean refuseUnknownAccounts, int connections, Brokers brokers) {
        Map<String, Object> beans = new HashMap<>(beans(
                dataSource, refuseUnknownAccounts, connections, brokers, EventSettings.DEFAULT, SyncListener.NONE));
        beans.put("lateRoutes", LateRoutes.NONE);
        return beans;
    }

    /** What the routes refer to, by name. */
    static Map<String, Object> beans(
            DataSource dataSource,
            boolean refuseUnknownAccounts,
            int connections,
            Brokers brokers,
            EventSettings events,
            SyncListener listener) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
        TransactionTemplate separately = new TransactionTemplate(transactions);
        separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        ReadingStore readings = new ReadingStore(jdbc, separately);
        Admission admission = new Admission(new Accounts(jdbc), refuseUnknownAccounts);
        return Map.ofEntries(
                Map.entry("dataSource", dataSource),
                Map.entry("transactionManager", transactions),
                Map.entry("countedParameters", new CountedParameters()),
                Map.entry(
                        "sessions",
                        new Sessions(
                                admission,
                                new SampleAlone(jdbc),
                                listener,
                                new FileLedger(jdbc),
                                readings,
                                ProgramVersion.text())),
                Map.entry("accountThreads", threads(connections)),
                Map.entry("fetch", new Fetching(brokers, readings)),
                Map.entry(
                        "runs",
                        new Runs(
                                jdbc,
                                transactions,
                                admission,
                                events,
                                feed -> brokers.reader(feed).map(reader -> reader.knowing(readings)))),
                Map.entry("events", new EventSteps(events, Clock.systemUTC())),
                Map.entry("runResult", new RunResult()),
                Map.entry("contention", new RetryableConflict(Reviving.of(dataSource) != Reviving.NOTHING)),
                Map.entry("mapper", new RecordMapper()),
                Map.entry("targetTable", new TargetTable(jdbc)),
                Map.entry("dedupKey", new DedupKey()),
                Map.entry("accepted", new AcceptedRecords()),
                Map.entry("merger", new RowMerger(jdbc)),
                Map.entry("quarantine", new QuarantineStep(jdbc)),
                Map.entry("contracts", new ContractSteps()),
                Map.entry("orders", new OrderSteps(jdbc)),
                Map.entry("writer", new RowWriter(jdbc)),
                Map.entry("sameFacts", new SameFacts(jdbc)),
                Map.entry("affectedOrders", new AffectedOrders()),
                Map.entry("coverage", new RunCoverage(jdbc)),
                Map.entry("reports", new BrokerReports(jdbc)),
                Map.entry("server", Reviving.of(dataSource)));
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
    public static Main main(Settings settings, boolean scheduled, boolean live) {
        RouteFiles files = RouteFiles.of(settings, scheduled, live);
        Main main = new Main();
        main.bind("lateRoutes", files.late());
        main.configure()
                .withName("ibkr-ingest")
                .withRoutesIncludePattern(files.pattern())
                .withAutoConfigurationLogSummary(false)
                .withStreamCachingEnabled(false)
                .withShutdownTimeout(60);
        if (!scheduled) {
            main.configure().health().setEnabled(false);
            main.configure().withAutoConfigurationEnabled(false);
        }
        return main;
    }
}
