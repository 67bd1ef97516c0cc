package io.github.ibkringest.app;

import io.github.ibkringest.broker.Brokers;
import io.github.ibkringest.ingest.DedupKey;
import io.github.ibkringest.ingest.Fetching;
import io.github.ibkringest.ingest.NewOrChanged;
import io.github.ibkringest.ingest.RecordMapper;
import io.github.ibkringest.ingest.RunOutcome;
import io.github.ibkringest.ingest.Runs;
import io.github.ibkringest.ingest.Sessions;
import io.github.ibkringest.ingest.StoredRecords;
import io.github.ibkringest.ingest.Upsert;
import io.github.ibkringest.store.Accounts;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.main.Main;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The Camel application: the routes of the folder {@code routes/} and the beans that they name. */
public final class IngestRoutes {

    private IngestRoutes() {}

    /** What the routes refer to, by name. */
    public static Map<String, Object> beans(DataSource dataSource, boolean refuseUnknownAccounts, Brokers brokers) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
        return Map.of(
                "transactionManager", transactions,
                "sessions", new Sessions(new Accounts(jdbc), refuseUnknownAccounts),
                "fetch", new Fetching(brokers),
                "runs", new Runs(jdbc, transactions),
                "runOutcome", new RunOutcome(),
                "mapper", new RecordMapper(),
                "storedRecords", new StoredRecords(jdbc),
                "dedupKey", new DedupKey(),
                "newOrChanged", new NewOrChanged(),
                "upsert", new Upsert(jdbc));
    }

    /** A Camel Main over the routes; without the schedule, so that a single command does not start Quartz. */
    public static Main main(Settings settings, boolean scheduled) {
        Main main = new Main();
        main.configure()
                .withName("ibkr-ingest")
                .withRoutesIncludePattern(pattern(settings))
                .withAutoConfigurationLogSummary(false)
                .withShutdownTimeout(60);
        if (!scheduled) {
            main.configure().withRoutesExcludePattern("**/schedule.camel.yaml");
        }
        main.addInitialProperty("schedule.cron", settings.scheduleCron());
        return main;
    }

    private static String pattern(Settings settings) {
        Optional<Path> folder = Optional.ofNullable(settings.routes()).or(Installation::routes);
        return folder.map(path -> "file:" + path.toAbsolutePath() + "/*.camel.yaml")
                .orElse("classpath:routes/*.camel.yaml");
    }
}
