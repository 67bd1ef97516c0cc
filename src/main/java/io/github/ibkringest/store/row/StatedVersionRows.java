package io.github.ibkringest.store.row;

import io.github.ibkringest.broker.record.Provenance;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.fold.Fragment;
import io.github.ibkringest.store.sql.Copy;
import io.github.ibkringest.store.sql.CopyRows;
import io.github.ibkringest.store.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What whole payloads say, of one dataset of one account, in a temporary table: it lasts as long as the caller's
 * transaction and takes no memory here. Thread-safe.
 */
public final class StatedVersionRows {

    private static final int CHUNK = 10_000;

    private final JdbcTemplate jdbc;

    public StatedVersionRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds sightings, as many as there are. */
    public void add(Iterator<StatedVersion> sightings) {
        jdbc.execute(Sql.of("sightings/stage"));
        while (sightings.hasNext()) {
            CopyRows rows = new CopyRows(1 << 20);
            for (int i = 0; i < CHUNK && sightings.hasNext(); i++) {
                StatedVersion sighting = sightings.next();
                encode(sighting, rows);
            }
            Copy.in(jdbc, "sightings/copy", rows);
        }
        jdbc.execute(Sql.of("sightings/index"));
    }

    private static void encode(StatedVersion sighting, CopyRows rows) {
        Fragment fragment = sighting.fragment();
        RawRecord raw = fragment.raw();
        Provenance provenance = raw.provenance();
        rows.values(
                        sighting.name(),
                        raw.hash(),
                        provenance.asOf(),
                        fragment.source(),
                        fragment.part(),
                        provenance.feed(),
                        (short) provenance.rank(),
                        raw.json())
                .endRow();
    }

    /** The newest sighting of each statement about some facts, of those that were added in this transaction. */
    public List<StatedVersion> newest(Collection<String> keys) {
        List<StatedVersion> newest = new ArrayList<>(keys.size());
        jdbc.query(
                Sql.of("sightings/newest"),
                (ResultSet row) -> {
                    newest.add(new StatedVersion(row.getString("key"), fragment(row)));
                },
                (Object) keys.toArray(String[]::new));
        return newest;
    }

    private static Fragment fragment(ResultSet row) throws SQLException {
        Provenance provenance = new Provenance(
                row.getString("feed"),
                row.getInt("feed_rank"),
                row.getTimestamp("as_of").toInstant());
        return new Fragment(
                row.getString("source"),
                row.getString("part"),
                new RawRecord(row.getString("raw_record"), row.getObject("hash", UUID.class), provenance, "kept"));
    }
}
