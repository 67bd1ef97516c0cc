package io.github.ibkringest.store.payload;

import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.PayloadRows;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.sql.Columns;
import io.github.ibkringest.store.sql.CountsJson;
import io.github.ibkringest.store.sql.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps what sources delivered, byte-exact, once per content. Thread-safe. */
public final class PayloadStore {

    private static final int CHUNK = 1 << 20;

    private final JdbcTemplate jdbc;

    public PayloadStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The key of a payload that is kept already, or null. */
    public Long find(Payload payload) {
        List<Long> known = jdbc.query(Sql.of("payload/find"), Columns.LONG, payload.sha256());
        return known.isEmpty() ? null : known.get(0);
    }

    /**
     * Stores a payload within the current transaction and returns its key; a known one is not touched. A transaction that
     * stores the same payload at the same time waits until this one ends, so the payload is stored last.
     *
     * @param reading the number of the settings that it was read with
     */
    public long keep(Payload payload, int reading) {
        Long known = find(payload);
        if (known != null) {
            return known;
        }
        List<Long> added = jdbc.query(
                Sql.of("payload/insert"),
                Columns.LONG,
                payload.sha256(),
                payload.source(),
                payload.name(),
                payload.feed(),
                payload.size(),
                timestamp(payload.asOf()),
                payload.period().from(),
                payload.period().to(),
                payload.accounts().toArray(String[]::new),
                timestamp(payload.fetchedAt()),
                reading);
        if (added.isEmpty()) {
            return keep(payload, reading);
        }
        writeChunks(added.get(0), payload);
        return added.get(0);
    }

    /** Notes within the current transaction how many rows a kept payload has. */
    public void noteContent(long id, Payload payload) {
        PayloadRows rows = payload.rows();
        Map<String, Map<String, Long>> records = new TreeMap<>();
        rows.records().forEach((account, datasets) -> {
            Map<String, Long> counts = new TreeMap<>();
            datasets.forEach((dataset, count) -> counts.put(dataset.label(), count));
            records.put(account, counts);
        });
        jdbc.update(
                Sql.of("payload/note-content"),
                id,
                rows.rows(),
                CountsJson.ofGroups(records),
                CountsJson.of(rows.skipped()));
    }

    /** Payloads of a feed made after a moment, from which a dataset of an account was stored; the oldest first. */
    public List<KeptPayload> later(String feed, Instant moment, long accountId, Dataset dataset) {
        return jdbc.query(
                Sql.of("payload/later"), (row, n) -> kept(row), feed, timestamp(moment), accountId, dataset.label());
    }

    /** A kept payload and its moment, which is before all others where it does not say. */
    public record Dated(KeptPayload payload, Instant asOf) {}

    /**
     * Payloads of the broker that were made at a moment or later, the newest first.
     *
     * @param moment the moment; {@link Instant#MIN} for all
     * @param except the digest of one that is left out
     */
    public List<Dated> since(Instant moment, String except) {
        return jdbc.query(
                Sql.of("payload/since"),
                (row, n) -> {
                    Timestamp asOf = row.getTimestamp("as_of");
                    return new Dated(kept(row), asOf == null ? Instant.MIN : asOf.toInstant());
                },
                except,
                moment.equals(Instant.MIN) ? null : timestamp(moment));
    }

    private KeptPayload kept(ResultSet row) throws SQLException {
        return new KeptPayload(
                row.getLong("id"),
                row.getString("source"),
                row.getString("feed"),
                row.getString("name"),
                row.getInt("reading_id"),
                jdbc);
    }

    private void writeChunks(long id, Payload payload) {
        String insert = Sql.of("payload/insert-chunk");
        try (InputStream packed = payload.packed().open()) {
            int seq = 0;
            for (byte[] chunk = packed.readNBytes(CHUNK); chunk.length > 0; chunk = packed.readNBytes(CHUNK)) {
                jdbc.update(insert, id, seq++, chunk);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(payload.name() + " cannot be read again to keep it", e);
        }
    }

    private static Timestamp timestamp(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
