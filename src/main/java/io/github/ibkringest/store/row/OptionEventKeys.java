package io.github.ibkringest.store.row;

import io.github.ibkringest.fold.Fragment;
import io.github.ibkringest.store.sql.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The stored option events that others can turn out to be the same as, and the keys that they are stored under. Takes
 * part in the current transaction. Thread-safe.
 */
public final class OptionEventKeys {

    private final JdbcTemplate jdbc;

    public OptionEventKeys(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Events of one day and quantity. */
    public record Kind(LocalDate date, BigDecimal quantity) {}

    /**
     * A stored event.
     *
     * @param id its row
     * @param key its dedup key
     * @param fragments what was said about it
     */
    public record Stored(long id, String key, List<Fragment> fragments) {}

    /** Of some kinds those that something is stored of that may have to go to another event when more become known. */
    public List<Kind> unsettled(long accountId, Collection<Kind> kinds) {
        return jdbc.query(
                Sql.of("option-events/unsettled"),
                (row, n) -> new Kind(row.getObject(1, LocalDate.class), row.getBigDecimal(2)),
                accountId,
                array(kinds, kind -> kind.date() == null ? null : kind.date().toString(), String[]::new),
                array(kinds, Kind::quantity, BigDecimal[]::new));
    }

    /** The stored events of some kinds, and those of some keys, in the order of their keys. */
    public List<Stored> find(long accountId, Collection<Kind> kinds, Collection<String> keys) {
        return jdbc.query(
                Sql.of("option-events/of-kinds"),
                (row, n) -> stored(row),
                accountId,
                array(kinds, kind -> kind.date() == null ? null : kind.date().toString(), String[]::new),
                array(kinds, Kind::quantity, BigDecimal[]::new),
                keys.toArray(String[]::new));
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(row.getLong("id"), row.getString("event_key"), RowStore.fragments(row));
    }

    /** Stores rows under other keys, which no row has. */
    public void rename(long runId, Map<Long, String> keys) {
        if (!keys.isEmpty()) {
            List<Long> ids = new ArrayList<>(keys.keySet());
            jdbc.update(
                    Sql.of("option-events/rename"),
                    runId,
                    ids.toArray(Long[]::new),
                    array(ids, keys::get, String[]::new));
        }
    }

    /** Removes rows whose values other rows now state; their old values stay in the history. */
    public void remove(long runId, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            Long[] rows = ids.toArray(Long[]::new);
            jdbc.update(Sql.of("option-events/release-children"), runId, rows);
            jdbc.update(Sql.of("option-events/remove"), runId, rows);
        }
    }

    private static <T, V> V[] array(
            Collection<T> rows, Function<T, V> value, java.util.function.IntFunction<V[]> make) {
        return rows.stream().map(value).toArray(make);
    }
}
