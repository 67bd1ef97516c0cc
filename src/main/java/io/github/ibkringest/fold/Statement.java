package io.github.ibkringest.fold;

import io.github.ibkringest.model.ContractData;
import java.time.LocalDate;

/**
 * A normalized record on its way into the store: what it says, as values of a row, and the fragment that says it.
 *
 * @param key dedup key
 * @param fragment the record with its provenance
 * @param values values in the order of the row type's columns
 * @param contract the contract it is about
 * @param day the day it belongs to, or null
 */
public record Statement(String key, Fragment fragment, Object[] values, ContractData contract, LocalDate day) {

    /** The same under another key; the key is the first value. */
    public Statement under(String other) {
        if (other.equals(key)) {
            return this;
        }
        Object[] renamed = values.clone();
        renamed[0] = other;
        return new Statement(other, fragment, renamed, contract, day);
    }

    /** Lays a record out as a row. */
    public static <T> Statement of(RowType<T> type, T data, String source, io.github.ibkringest.broker.RawRecord raw) {
        return new Statement(
                type.key().apply(data),
                new Fragment(source, type.part().apply(data), raw),
                type.values(data),
                type.contract().apply(data),
                type.day().apply(data));
    }
}
