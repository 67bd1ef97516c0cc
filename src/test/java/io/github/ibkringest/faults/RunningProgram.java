package io.github.ibkringest.faults;

import io.github.ibkringest.app.Ingestor;
import io.github.ibkringest.app.Retry;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncRequest;
import io.github.ibkringest.ingest.sync.SyncResult;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.TestDatabase;
import io.github.ibkringest.store.account.Accounts;
import io.github.ibkringest.store.quarantine.QuarantineList;
import io.github.ibkringest.store.quarantine.QuarantinedRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The application in this JVM over a fresh database. */
public final class RunningProgram implements AutoCloseable {

    private final Settings settings;
    private final Sources sources;
    private final Database database;
    private final Ingestor ingestor;

    private RunningProgram(Database database, Map<String, String> environment) {
        this.database = database;
        this.settings = Settings.load(null, environment);
        this.sources = new Sources(settings);
        this.ingestor = Ingestor.start(settings, database, sources, null);
    }

    /** A database of its own, dropped by a later test run. */
    public static PGSimpleDataSource freshDatabase() {
        return (PGSimpleDataSource) TestDatabase.create();
    }

    public static RunningProgram over(PGSimpleDataSource database) {
        return over(database, Map.of());
    }

    public static RunningProgram over(PGSimpleDataSource database, Map<String, String> environment) {
        return new RunningProgram(
                Database.at(database.getUrl(), database.getUser(), database.getPassword()), environment);
    }

    public JdbcTemplate jdbc() {
        return new JdbcTemplate(database.dataSource());
    }

    public Database database() {
        return database;
    }

    public Ingestor ingestor() {
        return ingestor;
    }

    public Settings settings() {
        return settings;
    }

    public List<RunReport> sync(Path... files) {
        return sync(false, files);
    }

    public List<RunReport> dryRun(Path... files) {
        return sync(true, files);
    }

    /** Syncs the built-in sample. */
    public List<RunReport> syncSample() {
        return ingestor.sync(new SyncRequest(
                sources.named("sample"),
                new Source.Request(List.of(), Period.ALWAYS),
                EnumSet.allOf(Dataset.class),
                Set.of(),
                false));
    }

    /** Syncs a document without a file of its own. */
    public List<RunReport> sync(String xml) {
        return sync(false, file(xml));
    }

    /** The same, with all that the sync tells. */
    public SyncResult syncAll(String xml) {
        return syncAll(sources.named("flex-file"), file(xml));
    }

    /** The same from a source. */
    public SyncResult syncAll(Source source, Path path) {
        return ingestor.result(new SyncRequest(
                source,
                new Source.Request(List.of(path.toString()), Period.ALWAYS),
                EnumSet.allOf(Dataset.class),
                Set.of(),
                false));
    }

    public static Path file(String xml) {
        try {
            Path file = Files.createTempFile("statement-", ".xml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, xml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The source of files. */
    public Source files() {
        return sources.named("flex-file");
    }

    /** Reads everything in quarantine again. */
    public List<RunReport> retry() {
        List<QuarantinedRecord> open = new QuarantineList(jdbc()).open();
        return new Retry(ingestor, new Accounts(jdbc()), settings).run(open, Set.of());
    }

    /** Syncs some datasets. */
    public List<RunReport> sync(Set<Dataset> datasets, Path... files) {
        return sync(datasets, false, files);
    }

    private List<RunReport> sync(boolean dryRun, Path... files) {
        return sync(EnumSet.allOf(Dataset.class), dryRun, files);
    }

    private List<RunReport> sync(Set<Dataset> datasets, boolean dryRun, Path... files) {
        Source source = sources.named("flex-file");
        List<String> paths = Arrays.stream(files).map(Path::toString).toList();
        return ingestor.sync(
                new SyncRequest(source, new Source.Request(paths, Period.ALWAYS), datasets, Set.of(), dryRun));
    }

    @Override
    public void close() {
        ingestor.close();
        database.close();
    }
}
