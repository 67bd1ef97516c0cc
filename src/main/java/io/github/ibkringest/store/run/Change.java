package io.github.ibkringest.store.run;

import io.github.ibkringest.model.Dataset;
import java.util.Map;

/**
 * One difference between what is stored and what a run would store.
 *
 * @param dataset the dataset of the row
 * @param kind what happens to it
 * @param key its dedup key; of a quarantined record its place in the payload
 * @param columns on an update the columns that change, in alphabetical order
 * @param reason on a quarantined record what is wrong with it, else null
 */
public record Change(Dataset dataset, Kind kind, String key, Map<String, Values> columns, String reason) {

    /** What happens to a row. */
    public enum Kind {
        INSERT,
        UPDATE,
        QUARANTINE
    }

    /**
     * The values of a column as text; null where there is none.
     *
     * @param before what is stored
     * @param after what would be stored
     */
    public record Values(String before, String after) {}
}
