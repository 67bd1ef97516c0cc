package io.github.ibkringest.fold.layout;

import io.github.ibkringest.model.ContractData;
import io.github.ibkringest.model.Dataset;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * The layout of one dataset's rows. Immutable.
 *
 * @param dataset the dataset
 * @param key the dedup key of a record, unique within the account
 * @param part which part of the fact a record states
 * @param partLikeness columns by which a record that names no part looks like one of several
 * @param contract the contract it is about
 * @param day the day it belongs to, for limiting a sync to a period; may be null
 * @param columns its columns, the key's first
 * @param <T> the normalized type
 */
public record RowType<T>(
        Dataset dataset,
        Function<T, String> key,
        Function<T, Part> part,
        List<String> partLikeness,
        Function<T, ContractData> contract,
        Function<T, LocalDate> day,
        List<Column<T>> columns) {

    /** The record's values in the order of the columns. */
    public Object[] values(T data) {
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).value().apply(data);
        }
        return values;
    }

    /** Position of a column. */
    public int position(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException(dataset + " has no column " + column);
    }
}
