package io.github.ibkringest.store;

import java.sql.ResultSet;
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
public final class SightingRows {

    private static final int CHUNK = 10_000;

    private final JdbcTemplate jdbc;

    public SightingRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds sightings, as many as there are. */
    public void add(Iterator<Sighting> sightings) {
        jdbc.execute(Sql.of("sightings/stage"));
        while (sightings.hasNext()) {
            CopyRows rows = new CopyRows(1 << 20);
            for (int i = 0; i < CHUNK && sightings.hasNext(); i++) {
                Sighting sighting = sightings.next();
                rows.values(sighting.key(), sighting.hash(), sighting.asOf()).endRow();
            }
            Copy.in(jdbc, "sightings/copy", rows);
        }
        jdbc.execute(Sql.of("sightings/index"));
    }

    /** The newest sighting of each statement about some facts, of those that were added in this transaction. */
    public List<Sighting> newest(Collection<String> keys) {
        List<Sighting> newest = new ArrayList<>(keys.size());
        jdbc.query(
                Sql.of("sightings/newest"),
                (ResultSet row) -> {
                    newest.add(new Sighting(
                            row.getString(1),
                            row.getObject(2, UUID.class),
                            row.getTimestamp(3).toInstant()));
                },
                (Object) keys.toArray(String[]::new));
        return newest;
    }
}
