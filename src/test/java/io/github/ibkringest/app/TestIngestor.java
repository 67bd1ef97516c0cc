package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.fake.LinesProvider;
import io.github.ibkringest.broker.ibkr.flex.FlexFileSource;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.eventlog.EventReplay;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncRequest;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.EmptyStore;
import io.github.ibkringest.store.Statistics;
import io.github.ibkringest.store.TestDatabase;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The real application over a fresh database, for one test class. */
public final class TestIngestor implements BeforeAllCallback, AfterAllCallback {

    private static final List<String> DOMAIN_TABLES =
            List.of("trade_order", "execution", "option_event", "ibkr_contract", "instrument", "order_alias");

    private final TestDatabase postgres = new TestDatabase();
    private Database database;
    private Ingestor ingestor;
    private Sources sources;
    private JdbcTemplate jdbc;

    @Override
    public void beforeAll(ExtensionContext context) {
        postgres.beforeAll(context);
        Settings settings = Settings.load(null, Map.of());
        database = Database.at(postgres.jdbcUrl(), postgres.user(), postgres.password());
        sources = new Sources(settings);
        ingestor = Ingestor.start(settings, database, sources, null);
        jdbc = new JdbcTemplate(database.dataSource());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        ingestor.close();
        database.close();
        postgres.afterAll(context);
    }

    /** Queries what was stored. */
    public JdbcTemplate jdbc() {
        return jdbc;
    }

    /** Forgets everything that was stored. */
    public void empty() {
        EmptyStore.of(jdbc);
        EventReplay.forget(jdbc);
    }

    /** Syncs all datasets of all accounts in some files. */
    public List<RunReport> sync(Path... files) {
        return sync(Set.of(), files);
    }

    /** Syncs all datasets of some accounts in some files. */
    public List<RunReport> sync(Set<String> accounts, Path... files) {
        return sync(EnumSet.allOf(Dataset.class), accounts, files);
    }

    /** Syncs some datasets of some accounts in some files: of JSON lines, or of Flex statements. */
    public List<RunReport> sync(Set<Dataset> datasets, Set<String> accounts, Path... files) {
        List<String> paths = Stream.of(files).map(Path::toString).toList();
        Source source = sources.named(paths.get(0).endsWith(".jsonl") ? LinesProvider.NAME : FlexFileSource.NAME);
        return ingestor.sync(
                new SyncRequest(source, new Source.Request(paths, Period.ALWAYS), datasets, accounts, false));
    }

    /** What a sync of some files would do. */
    public List<RunReport> dryRun(Path... files) {
        Source source = sources.named(FlexFileSource.NAME);
        List<String> paths = Stream.of(files).map(Path::toString).toList();
        return ingestor.sync(new SyncRequest(
                source, new Source.Request(paths, Period.ALWAYS), EnumSet.allOf(Dataset.class), Set.of(), true));
    }

    /** Rows ever inserted, updated and deleted in the domain tables, as the server counts them. */
    public String writes() {
        Statistics.flush(database.dataSource());
        return DOMAIN_TABLES.stream()
                .map(table -> jdbc.queryForObject(
                        "select relname || ' ' || n_tup_ins || ' ' || n_tup_upd || ' ' || n_tup_del"
                                + " from pg_stat_user_tables where schemaname = 'trading' and relname = ?",
                        String.class,
                        table))
                .collect(Collectors.joining("\n"));
    }

    /** Rows of executions and option events that were ever read, as the server counts them. */
    public long reads() {
        Statistics.flush(database.dataSource());
        return jdbc.queryForObject(
                "select sum(seq_tup_read + idx_tup_fetch) from pg_stat_user_tables"
                        + " where schemaname = 'trading' and relname in ('execution', 'option_event')",
                Long.class);
    }

    /** Look-ups in the tables that grow that were ever made, and rows that were ever read, as the server counts them. */
    public long lookUps() {
        Statistics.flush(database.dataSource());
        return jdbc.queryForObject(
                "select sum(seq_tup_read + coalesce(idx_tup_fetch, 0) + coalesce(idx_scan, 0)) from pg_stat_user_tables"
                        + " where schemaname = 'trading' and relname in ('execution', 'trade_order', 'option_event')",
                Long.class);
    }

    /** Pieces of kept payloads that were ever read, as the server counts them. */
    public long payloadReads() {
        Statistics.flush(database.dataSource());
        return jdbc.queryForObject(
                "select coalesce(idx_tup_fetch, 0) from pg_stat_user_tables"
                        + " where schemaname = 'trading' and relname = 'raw_payload_chunk'",
                Long.class);
    }

    /**
     * What two files gave that were synced one after the other, they give in the other order, too; and both once more
     * write nothing.
     */
    public void shouldNotDependOnTheOrderOf(Path first, Path second) {
        List<String> inOrder = digest();
        empty();
        sync(second);
        sync(first);
        assertThat(digest()).containsExactlyElementsOf(inOrder);

        String before = writes();
        sync(first);
        sync(second);
        assertThat(writes()).isEqualTo(before);
    }

    /** What the domain tables say, without keys, runs and times of writing, to compare two stores. */
    public List<String> digest() {
        return StoreDigest.of(jdbc);
    }
}
