package io.github.ibkringest.rebuild;

import io.github.ibkringest.ingest.run.StaleRows;
import io.github.ibkringest.model.Dataset;
import java.util.List;

/**
 * A row that is not what the payloads say today. Immutable.
 *
 * @param table the table
 * @param account code of the account; empty where the table is of none
 * @param key what the row is known by at the broker
 * @param kind what is the matter
 * @param values the columns that differ; empty where a whole row is stored or rebuilt alone
 */
public record Difference(String table, String account, String key, Kind kind, List<Value> values) {

    /** What can be the matter. */
    public enum Kind {
        /** The payloads make a row that is not stored. */
        MISSING,
        /** A row is stored that no payload makes. */
        SURPLUS,
        /** A row says something else than the payloads. */
        DIFFERS
    }

    /**
     * A column, or an attribute of the record in it.
     *
     * @param name its name
     * @param stored what is stored, or null
     * @param rebuilt what the payloads say, or null
     */
    public record Value(String name, String stored, String rebuilt) {}

    /** Notes the row as one to be made anew, if it is one of a dataset that is there and differs. */
    public void addTo(StaleRows stale) {
        for (Dataset dataset : Dataset.values()) {
            if (kind == Kind.DIFFERS && dataset.table().equals(table)) {
                stale.add(account, dataset, key);
            }
        }
    }

    public Difference {
        values = List.copyOf(values);
    }
}
