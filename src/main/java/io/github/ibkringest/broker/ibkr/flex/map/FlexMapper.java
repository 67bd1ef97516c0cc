package io.github.ibkringest.broker.ibkr.flex.map;

import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.MalformedRowException;
import io.github.ibkringest.broker.ibkr.flex.staging.SpoolReader;
import java.util.function.Supplier;

/**
 * Maps rows of one kind to a normalized type. Implementations are immutable and thread-safe.
 *
 * @param <T> the normalized type
 */
public interface FlexMapper<T> {

    /**
     * Normalizes a row.
     *
     * @param account canonical account code
     * @param ordinal number among equal rows of the statement, from 0
     * @throws MalformedRowException when the row cannot be trusted
     */
    T map(FlexRow row, String account, int ordinal);

    /**
     * Numbers the rows that get one key otherwise.
     *
     * @param rows opens all rows of the account and dataset
     */
    default RowOrdinals ordinals(Supplier<SpoolReader> rows) {
        return (row, hash) -> 0;
    }
}
