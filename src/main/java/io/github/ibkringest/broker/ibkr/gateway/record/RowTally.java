package io.github.ibkringest.broker.ibkr.gateway.record;

import io.github.ibkringest.broker.record.PayloadRows;
import io.github.ibkringest.model.Dataset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what the frames of a payload are: each is a record, or left out by a rule. Not thread-safe. */
final class RowTally {

    private final Map<String, Long> skipped = new TreeMap<>();
    private long frames;

    /** A frame that is no record of its own. */
    void skip(String rule) {
        frames++;
        skipped.merge(rule, 1L, Long::sum);
    }

    /** A frame that makes a record. */
    void record() {
        frames++;
    }

    PayloadRows rows(Map<String, Map<Dataset, List<GatewayRecord>>> records) {
        Map<String, Map<Dataset, Long>> counts = new HashMap<>();
        records.forEach((account, datasets) -> datasets.forEach((dataset, all) ->
                counts.computeIfAbsent(account, any -> new HashMap<>()).put(dataset, (long) all.size())));
        return new PayloadRows(frames, counts, skipped);
    }
}
