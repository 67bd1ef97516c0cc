package io.github.ibkringest.broker.record;

import io.github.ibkringest.model.Dataset;
import java.util.Map;

/**
 * How many rows a payload has, and what they are. Immutable.
 *
 * @param rows all rows that may be records, counted as they come
 * @param records those that are, by account code and dataset; an empty code stands for those that name no account. Accounts
 *     without any may be among them
 * @param skipped those that are no records, by the rule that says so
 */
public record PayloadRows(long rows, Map<String, Map<Dataset, Long>> records, Map<String, Long> skipped) {

    /** No rows. */
    public static final PayloadRows NONE = new PayloadRows(0, Map.of(), Map.of());

    /** Rows that are all records of one dataset of an account. */
    public static PayloadRows of(String account, Dataset dataset, long records) {
        return new PayloadRows(records, Map.of(account, Map.of(dataset, records)), Map.of());
    }

    /** How many records there are, of all accounts and datasets. */
    public long recordCount() {
        return records.values().stream()
                .flatMap(datasets -> datasets.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    /** How many rows are skipped by any rule. */
    public long skippedCount() {
        return skipped.values().stream().mapToLong(Long::longValue).sum();
    }
}
