package io.github.ibkringest.store;

import java.util.Map;
import java.util.TreeMap;

/** What became of the records of one run. Not thread-safe. */
public final class RunCounts {

    private long inserted;
    private long updated;
    private long unchanged;
    private long quarantined;
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

    public Map<String, Long> ignored() {
        return Map.copyOf(ignored);
    }
}
