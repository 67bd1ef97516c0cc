package io.github.ibkringest.ingest.run;

import io.github.ibkringest.model.Dataset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stored rows that do not say any more what their records say, as read today: a run that comes across one of their records
 * makes them anew, although nothing new was stated. Thread-safe.
 */
public final class StaleRows {

    /** No row; nobody adds one. */
    public static final StaleRows NONE = new StaleRows();

    private final Map<String, Set<String>> keys = new ConcurrentHashMap<>();

    /** Notes a row. */
    public void add(String account, Dataset dataset, String key) {
        keys.computeIfAbsent(account + ' ' + dataset, any -> ConcurrentHashMap.newKeySet())
                .add(key);
    }

    /** The dedup keys of those of an account and dataset; who has made one anew takes it away. */
    Set<String> of(String account, Dataset dataset) {
        return keys.getOrDefault(account + ' ' + dataset, Set.of());
    }
}
