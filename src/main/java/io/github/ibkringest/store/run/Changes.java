package io.github.ibkringest.store.run;

import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a run changed, from its revisions. Thread-safe. */
public final class Changes {

    /** Differences of the record as delivered, which say nothing new where a column says it. */
    private static final String AS_DELIVERED = "raw_record.";

    /** Columns of provenance, not of values. */
    private static final Set<String> PROVENANCE = Set.of("source", "feed", "feed_rank", "part", "as_of");

    private final JdbcTemplate jdbc;

    public Changes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The changes of a run, also of one that is not committed yet. */
    public List<Change> of(long runId) {
        List<Change> changes = new ArrayList<>();
        jdbc.query(
                Sql.of("run/changes"),
                (ResultSet row) -> {
                    add(changes, row);
                },
                runId);
        changes.forEach(Changes::leaveOutTheObvious);
        return changes;
    }

    private static void add(List<Change> changes, ResultSet row) throws SQLException {
        Dataset dataset = Dataset.of(row.getString("dataset"));
        Change.Kind kind = Change.Kind.valueOf(row.getString("change").toUpperCase(Locale.ROOT));
        String key = row.getString("key");
        Change last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
        boolean same = last != null
                && last.dataset() == dataset
                && last.kind() == kind
                && last.key().equals(key);
        switch (kind) {
            case INSERT -> changes.add(new Change(dataset, kind, key, Map.of(), null));
            case QUARANTINE -> changes.add(new Change(dataset, kind, key, Map.of(), row.getString("new_value")));
            case UPDATE -> {
                Change change = same ? last : new Change(dataset, kind, key, new TreeMap<>(), null);
                change.columns()
                        .put(
                                row.getString("name"),
                                new Change.Values(row.getString("old_value"), row.getString("new_value")));
                if (!same) {
                    changes.add(change);
                }
            }
        }
    }

    private static void leaveOutTheObvious(Change change) {
        boolean told = change.columns().keySet().stream()
                .anyMatch(name -> !name.startsWith(AS_DELIVERED) && !PROVENANCE.contains(name));
        if (told) {
            change.columns().keySet().removeIf(name -> name.startsWith(AS_DELIVERED));
        }
    }
}
