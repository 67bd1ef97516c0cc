package io.github.ibkringest.rebuild;

import io.github.ibkringest.app.Ingestor;
import io.github.ibkringest.app.Retry;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.run.StaleRows;
import io.github.ibkringest.ingest.sync.Admission;
import io.github.ibkringest.rebuild.replay.KeptDelivery;
import io.github.ibkringest.rebuild.replay.Replay;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.account.Accounts;
import io.github.ibkringest.store.payload.ReadingStore;
import io.github.ibkringest.store.quarantine.QuarantineList;
import io.github.ibkringest.store.sql.Sql;
import io.github.ibkringest.verify.Verification;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes everything that follows from payloads anew, in an empty database, by the routes of every day, and compares. The
 * database with the payloads is read on one snapshot and not changed. Not thread-safe.
 */
public final class Rebuild {

    private final DataSource kept;
    private final Settings settings;

    /**
     * @param kept the database with the payloads
     * @param settings how records are read that were never read before
     */
    public Rebuild(DataSource kept, Settings settings) {
        this.kept = kept;
        this.settings = settings;
    }

    /** Hears how far a rebuild has come. */
    @FunctionalInterface
    public interface Progress {

        /** Hears that some of all payloads were read. */
        void read(int payloads, int all);
    }

    /**
     * Rebuilds into a database and compares.
     *
     * @param empty a database with the schema and without any row, which is filled
     * @param found hears each difference, table by table
     */
    public Rebuilt compare(Database empty, Progress progress, Consumer<Difference> found) throws SQLException {
        return compareWith(empty, fill(empty, progress), found);
    }

    /**
     * Compares once more with what was rebuilt.
     *
     * @param rebuilt the database that was filled
     * @param failures what went wrong by then, sentences
     */
    public Rebuilt compareWith(Database rebuilt, List<String> failures, Consumer<Difference> found)
            throws SQLException {
        JdbcTemplate jdbc = new JdbcTemplate(kept);
        List<ComparedTable> tables = new ArrayList<>(ComparedTable.all());
        if (Boolean.TRUE.equals(jdbc.queryForObject(Sql.of("rebuild/has-removed"), Boolean.class))) {
            tables.removeIf(ComparedTable::outlivesAccounts);
        }
        return Verification.onSnapshot(
                kept,
                stored -> Verification.onSnapshot(
                        rebuilt.dataSource(),
                        other -> Rebuilt.of(new Comparison(stored, other).of(tables, found), failures)));
    }

    /**
     * Sends all payloads through the routes over the database that they are in: what is missing is stored, and rows that
     * differ are made anew, with history and events. Returns what went wrong, sentences.
     *
     * @param own the database
     * @param stale the rows that differ
     */
    public List<String> apply(Database own, StaleRows stale, Progress progress) {
        JdbcTemplate jdbc = new JdbcTemplate(own.dataSource());
        Sources sources = new Sources(settings);
        Admission admission = new Admission(new Accounts(jdbc), false);
        Set<String> failures = new TreeSet<>();
        try (Ingestor ingestor = Ingestor.start(settings, own, sources, null)) {
            Replay replay = new Replay(jdbc, ingestor, sources, new ReadingStore(jdbc, null).unwritten());
            List<KeptDelivery> deliveries = replay.deliveries();
            for (int i = 0; i < deliveries.size(); i++) {
                progress.read(i, deliveries.size());
                KeptDelivery delivery = deliveries.get(i);
                delivery.stored().keySet().removeIf(account -> {
                    admission.objection(account).ifPresent(failures::add);
                    return admission.objection(account).isPresent();
                });
                collect(
                        "document " + delivery.payload().id(),
                        replay.of(delivery, request -> request.renewing(stale)),
                        failures);
            }
        }
        return List.copyOf(failures);
    }

    /** Sends all payloads through the routes over an empty database; returns what went wrong, sentences. */
    private List<String> fill(Database empty, Progress progress) {
        JdbcTemplate from = new JdbcTemplate(kept);
        JdbcTemplate to = new JdbcTemplate(empty.dataSource());
        prepare(from, to);
        Sources sources = new Sources(settings);
        Set<String> failures = new TreeSet<>();
        try (Ingestor ingestor = Ingestor.start(settings.alone(), empty, sources, null)) {
            Replay replay = new Replay(from, ingestor, sources, new ReadingStore(to, null).unwritten());
            List<KeptDelivery> deliveries = replay.deliveries();
            for (int i = 0; i < deliveries.size(); i++) {
                progress.read(i, deliveries.size());
                collect(
                        "document " + deliveries.get(i).payload().id(),
                        replay.of(deliveries.get(i), UnaryOperator.identity()),
                        failures);
            }
            if (Boolean.TRUE.equals(from.queryForObject(Sql.of("rebuild/has-retried"), Boolean.class))) {
                Retry retry = new Retry(ingestor, new Accounts(to), settings);
                collect("quarantine", retry.run(new QuarantineList(to).open(), Set.of()), failures);
            }
            progress.read(deliveries.size(), deliveries.size());
        }
        return List.copyOf(failures);
    }

    private static void collect(String what, List<RunReport> reports, Set<String> failures) {
        reports.stream()
                .filter(report -> report.error() != null)
                .forEach(report -> failures.add(what + ": " + report.error()));
    }

    /** What payloads do not tell: how they were read, which accounts are synced, which records somebody gave up. */
    private static void prepare(JdbcTemplate from, JdbcTemplate to) {
        from.query(Sql.of("rebuild/readings"), (ResultSet row) -> {
            to.update(Sql.of("rebuild/put-reading"), row.getInt("id"), row.getString("settings"));
        });
        from.query(Sql.of("rebuild/accounts"), (ResultSet row) -> {
            to.update(Sql.of("accounts/register"), row.getString("code"), row.getString("environment"));
        });
        from.query(Sql.of("rebuild/discarded"), (ResultSet row) -> {
            to.update(
                    Sql.of("rebuild/put-discarded"),
                    row.getString("account"),
                    row.getString("dataset"),
                    row.getString("place"),
                    row.getString("reason"),
                    row.getString("raw_fragment"),
                    row.getObject("content_hash"),
                    row.getInt("ordinal"),
                    row.getString("feed"),
                    row.getInt("feed_rank"),
                    row.getTimestamp("closed_at"),
                    row.getString("closing_note"));
        });
    }
}
