package io.github.ibkringest.store.row;

import io.github.ibkringest.broker.record.Provenance;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.fold.FoldedRow;
import io.github.ibkringest.fold.Fragment;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.sql.Copy;
import io.github.ibkringest.store.sql.CopyRows;
import io.github.ibkringest.store.sql.Sql;
import io.github.ibkringest.store.sql.WriteBehind;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads and writes the rows of one dataset, a chunk at a time: new rows go through COPY straight into the table, others
 * into a temporary one and from there in one statement. Takes part in the caller's transaction. Thread-safe.
 */
public final class RowStore {

    private final JdbcTemplate jdbc;
    private final Dataset dataset;

    public RowStore(JdbcTemplate jdbc, Dataset dataset) {
        this.jdbc = jdbc;
        this.dataset = dataset;
    }

    /**
     * A row with the keys of the rows it belongs to.
     *
     * @param encoded the row, as {@link #encode} writes it
     * @param contractId its contract, or null
     * @param orderId its order, or null; for executions only
     */
    public record Placed(byte[] encoded, Long contractId, Long orderId) {}

    /** Of the given keys those that are stored, each with the hashes of all that is known to have been said. */
    public Map<String, Set<UUID>> hashes(long accountId, Collection<String> keys) {
        Map<String, Set<UUID>> hashes = new HashMap<>(keys.size() * 2);
        jdbc.query(
                Sql.of(dataset + "/stored"),
                (ResultSet row) -> {
                    Set<UUID> known = new HashSet<>(2);
                    UUID best = row.getObject(2, UUID.class);
                    if (best != null) {
                        known.add(best);
                    }
                    Array others = row.getArray(3);
                    if (others != null) {
                        known.addAll(List.of((UUID[]) others.getArray()));
                    }
                    hashes.put(row.getString(1), known);
                },
                keys.toArray(String[]::new),
                accountId);
        return hashes;
    }

    /** Everything that was said about the facts of the given keys. */
    public Map<String, List<Fragment>> fragments(long accountId, Collection<String> keys) {
        Map<String, List<Fragment>> fragments = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.query(
                    Sql.of(dataset + "/fragments"),
                    (ResultSet row) -> {
                        fragments.put(row.getString("key"), fragments(row));
                    },
                    keys.toArray(String[]::new),
                    accountId);
        }
        return fragments;
    }

    static List<Fragment> fragments(ResultSet row) throws SQLException {
        List<Fragment> fragments = new ArrayList<>();
        String json = row.getString("raw_record");
        if (json != null) {
            Timestamp asOf = row.getTimestamp("as_of");
            Provenance provenance = new Provenance(
                    row.getString("feed"), row.getInt("feed_rank"), asOf == null ? null : asOf.toInstant());
            fragments.add(new Fragment(
                    row.getString("source"),
                    row.getString("part"),
                    new RawRecord(json, row.getObject("content_hash", UUID.class), provenance, "stored")));
        }
        fragments.addAll(FragmentJson.read(row.getString("fragments")));
        return fragments;
    }

    /**
     * The part of a row that does not depend on the store, written for COPY, so that it can be made on another thread.
     */
    public static byte[] encode(FoldedRow row) {
        CopyRows fields = new CopyRows(4096);
        Fragment best = row.best().fragment();
        Provenance provenance = best.raw().provenance();
        return fields.values(row.values())
                .values(
                        best.source(),
                        provenance.feed(),
                        (short) provenance.rank(),
                        best.part(),
                        provenance.asOf(),
                        best.raw().hash(),
                        best.raw().json(),
                        FragmentJson.write(row.others()))
                .begun();
    }

    /** Leaves rows that are not stored to be written straight into the table. */
    public void insert(long accountId, long runId, Set<String> keys, List<Placed> rows, WriteBehind behind) {
        CopyRows copied = new CopyRows(1 << 21);
        for (Placed row : rows) {
            place(copied, row).bigint(accountId).bigint(runId).bigint(runId).endRow();
        }
        behind.take(keys, rows.size(), Sql.of(dataset + "/copy-new"), copied);
    }

    /**
     * Lets stored rows be merged, although what they are made from is as it was.
     *
     * @param keyColumn the column of the dedup key
     */
    public void loosen(long accountId, String keyColumn, Collection<String> keys) {
        jdbc.update(
                Sql.of("rebuild/loosen").replace("{table}", dataset.table()).replace("{key}", keyColumn),
                keys.toArray(String[]::new),
                accountId);
    }

    /** Makes the temporary table of this transaction, unless it is there. */
    public void stage() {
        jdbc.execute(Sql.of(dataset + "/stage"));
    }

    /**
     * Writes rows, each key at most once: new ones are inserted, known ones replaced.
     *
     * @return how many rows were written
     */
    public long merge(long accountId, long runId, List<Placed> rows) {
        CopyRows copied = new CopyRows(1 << 21);
        for (Placed row : rows) {
            place(copied, row).endRow();
        }
        Copy.in(jdbc, dataset + "/copy", copied);
        int written = jdbc.update(Sql.of(dataset + "/merge"), accountId, runId);
        jdbc.execute(Sql.of(dataset + "/unstage"));
        return written;
    }

    private CopyRows place(CopyRows copied, Placed row) {
        copied.row(row.encoded()).bigint(row.contractId());
        return dataset == Dataset.EXECUTIONS ? copied.bigint(row.orderId()) : copied;
    }
}
