package io.github.ibkringest.ingest.run;

import io.github.ibkringest.ingest.chunk.RowTypes;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.payload.KeptPayload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is stored and cannot be read again. Rows keep what they say, and nothing is added to them; that is told once a sync.
 * Thread-safe.
 */
public final class UnreadableRows {

    private final Map<Stored, String> reasons = new LinkedHashMap<>();

    /**
     * Something that is stored.
     *
     * @param what what people call it
     * @param query shows it
     */
    private record Stored(String what, String query) {}

    /** Notes a row, by its dedup key. */
    public void add(String account, Dataset dataset, String key, String reason) {
        String column = RowTypes.of(dataset).columns().get(0).name();
        String query = "select raw_record, fragments from trading." + dataset.table() + " where " + column + " = '"
                + key.replace("'", "''") + "'";
        add(new Stored(dataset + " " + key + " of " + account, query), reason);
    }

    /** Notes a payload that was kept: it may have repeated or restated what others say, nobody knows. */
    public void add(KeptPayload payload, String reason) {
        String query = "select name, as_of, accounts, reading_id from trading.raw_payload where id = " + payload.id();
        add(new Stored("the payload " + payload.name(), query), reason);
    }

    private synchronized void add(Stored stored, String reason) {
        reasons.putIfAbsent(stored, reason);
    }

    /** Takes in what another one has. */
    public void addAll(UnreadableRows others) {
        others.copy().forEach(this::add);
    }

    private synchronized Map<Stored, String> copy() {
        return new LinkedHashMap<>(reasons);
    }

    /** How much there is, what the first one is, why, and how to look at it; empty when there is nothing. */
    public synchronized Optional<String> sentence() {
        return reasons.entrySet().stream()
                .findFirst()
                .map(first -> "stored records that cannot be read again: " + reasons.size()
                        + "; their rows stay as they are, and new records of the same facts are quarantined. "
                        + (reasons.size() == 1 ? "It is " : "The first is ")
                        + first.getKey().what() + " (" + first.getValue() + "); see db query \""
                        + first.getKey().query() + "\"");
    }
}
