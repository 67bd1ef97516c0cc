package io.github.ibkringest.rebuild;

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

    public Difference {
        values = List.copyOf(values);
    }
}
