package io.github.ibkringest.fold;

import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.fold.layout.Part;
import io.github.ibkringest.fold.layout.RowType;
import io.github.ibkringest.model.ContractData;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;

/**
 * A normalized record on its way into the store: what it says, as values of a row, and the fragment that says it.
 *
 * @param key dedup key
 * @param fragment the record with its provenance
 * @param part which part of the fact it states
 * @param data the normalized record; null only where nobody asks for it
 * @param values values in the order of the row type's columns
 * @param contract the contract it is about
 * @param day the day it belongs to, or null
 */
public record Statement(
        String key, Fragment fragment, Part part, Object data, Object[] values, ContractData contract, LocalDate day) {

    /** A statement about a whole fact, of which only the row matters. */
    public Statement(String key, Fragment fragment, Object[] values, ContractData contract, LocalDate day) {
        this(key, fragment, Part.WHOLE, null, values, contract, day);
    }

    /** Lays a record out as a row. */
    public static <T> Statement of(RowType<T> type, T data, String source, RawRecord raw) {
        Part part = type.part().apply(data);
        return of(type, data, type.key().apply(data), new Fragment(source, part.name(), raw));
    }

    /** Lays a record out as a row of a key, with the fragment that it was stored as. */
    public static <T> Statement of(RowType<T> type, T data, String key, Fragment fragment) {
        Object[] values = type.values(data);
        values[0] = key;
        return new Statement(
                key,
                fragment,
                type.part().apply(data),
                data,
                values,
                type.contract().apply(data),
                type.day().apply(data));
    }

    /** The same under another key; the key is the first value. */
    public Statement under(String other) {
        if (other.equals(key)) {
            return this;
        }
        Object[] renamed = values.clone();
        renamed[0] = other;
        return new Statement(other, fragment, part, data, renamed, contract, day);
    }

    /** The same, stated for a row of another key, which is superseded. */
    public Statement toldOf(String better, String ownKey) {
        Statement renamed = under(better);
        return new Statement(better, fragment.toldOf(ownKey), part, data, renamed.values, contract, day);
    }

    /** Whether it was stated for its own row, not for a superseded one. */
    boolean isOwn() {
        return fragment.from() == null;
    }

    /** The same row and fragment with what others state, too; unchanged when that cannot be read. */
    Statement saying(Map<String, Attributes.Stated> attributes, Function<RawRecord, Statement> reader) {
        RawRecord raw = fragment.raw();
        Statement all =
                reader.apply(new RawRecord(Attributes.json(attributes), raw.hash(), raw.provenance(), raw.place()));
        return all == null ? this : new Statement(key, fragment, all.part, all.data, all.values, all.contract, all.day);
    }
}
