package io.github.ibkringest.rebuild.replay;

import io.github.ibkringest.app.Ingestor;
import io.github.ibkringest.broker.Brokers;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.broker.record.Readings;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncRequest;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.payload.KeptPayload;
import io.github.ibkringest.store.sql.Sql;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sends payloads that were kept through the routes again, in the order in which they came. Not thread-safe. */
public final class Replay {

    private final JdbcTemplate kept;
    private final Ingestor ingestor;
    private final Brokers brokers;
    private final Readings readings;

    /**
     * @param kept where the payloads are
     * @param ingestor where they go
     * @param brokers what reads payloads of each feed
     * @param readings how payloads were read
     */
    public Replay(JdbcTemplate kept, Ingestor ingestor, Brokers brokers, Readings readings) {
        this.kept = kept;
        this.ingestor = ingestor;
        this.brokers = brokers;
        this.readings = readings;
    }

    /** The payloads with what was stored from them. */
    public List<KeptDelivery> deliveries() {
        Map<Long, KeptDelivery> deliveries = new LinkedHashMap<>();
        kept.query(Sql.of("rebuild/payloads"), (ResultSet row) -> {
            KeptPayload payload = new KeptPayload(
                    row.getLong("id"),
                    row.getString("source"),
                    row.getString("feed"),
                    row.getString("name"),
                    row.getInt("reading_id"),
                    kept);
            KeptDelivery delivery = new KeptDelivery(
                    payload,
                    row.getString("sha256"),
                    row.getTimestamp("fetched_at").toInstant(),
                    new TreeMap<>());
            deliveries
                    .computeIfAbsent(payload.id(), id -> delivery)
                    .stored()
                    .computeIfAbsent(row.getString("account"), account -> new TreeSet<>())
                    .add(Dataset.of(row.getString("dataset")));
        });
        return new ArrayList<>(deliveries.values());
    }

    /**
     * Sends a payload through the routes: those accounts and datasets that were stored from it.
     *
     * @param adapted what else the request should say
     */
    public List<RunReport> of(KeptDelivery delivery, UnaryOperator<SyncRequest> adapted) {
        Map<Set<Dataset>, Set<String>> alike = new LinkedHashMap<>();
        delivery.stored()
                .forEach((account, datasets) ->
                        alike.computeIfAbsent(datasets, one -> new TreeSet<>()).add(account));
        List<RunReport> reports = new ArrayList<>();
        alike.forEach((datasets, accounts) -> {
            SyncRequest request = new SyncRequest(
                    new KeptSource(delivery, brokers, readings),
                    new Source.Request(List.of(), Period.ALWAYS),
                    EnumSet.copyOf(datasets),
                    accounts,
                    false);
            reports.addAll(ingestor.sync(adapted.apply(request)));
        });
        return reports;
    }
}
