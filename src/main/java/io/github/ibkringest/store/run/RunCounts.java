package io.github.ibkringest.store.run;

import java.util.Map;
import java.util.TreeMap;

/** What became of the records of one run. Not thread-safe. */
public final class RunCounts {

    private long inserted;
    private long updated;
    private long unchanged;
    private long quarantined;
    private long corrected;
    private long ordersMade;
    private final Map<String, Long> ignored = new TreeMap<>();

    public void inserted(long records) {
        inserted += records;
    }

    public void updated(long records) {
        updated += records;
    }

    public void unchanged(long records) {
        unchanged += records;
    }

    public void quarantined(long records) {
        quarantined += records;
    }

    /** Notes how many rows that were stored before count no more, or count again. */
    public void corrected(long rows) {
        corrected = rows;
    }

    /** Notes how many orders were made from executions. */
    public void ordersMade(long orders) {
        ordersMade = orders;
    }

    /** Counts records that a named rule leaves out. */
    public void ignored(String rule, long records) {
        if (records > 0) {
            ignored.merge(rule, records, Long::sum);
        }
    }

    public long inserted() {
        return inserted;
    }

    public long updated() {
        return updated;
    }

    public long unchanged() {
        return unchanged;
    }

    public long quarantined() {
        return quarantined;
    }

    /** Executions stored before that count no more, or count again. */
    public long corrected() {
        return corrected;
    }

    /** Orders that no record describes, made from executions. */
    public long ordersMade() {
        return ordersMade;
    }

    public Map<String, Long> ignored() {
        return Map.copyOf(ignored);
    }
}
