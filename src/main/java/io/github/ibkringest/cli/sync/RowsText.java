package io.github.ibkringest.cli.sync;

import io.github.ibkringest.broker.record.PayloadRows;
import io.github.ibkringest.ingest.sync.SyncResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many rows payloads have and what they are, in words. */
final class RowsText {

    private RowsText() {}

    /** {@code 132 rows = 96 records + 36 skipped (summary-row 30, wash-sale-row 6)}. */
    static String of(List<SyncResult.ReadPayload> payloads) {
        long rows = 0;
        long records = 0;
        Map<String, Long> skipped = new TreeMap<>();
        for (SyncResult.ReadPayload payload : payloads) {
            PayloadRows of = payload.rows();
            rows += of.rows();
            records += of.recordCount();
            of.skipped().forEach((rule, count) -> skipped.merge(rule, count, Long::sum));
        }
        String text = number(rows, "row") + " = " + number(records, "record");
        if (skipped.isEmpty()) {
            return text;
        }
        long all = skipped.values().stream().mapToLong(Long::longValue).sum();
        return text + " + " + all + " skipped (" + counts(skipped) + ")";
    }

    /** {@code summary-row 30, wash-sale-row 6}. */
    static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }

    /** {@code 1 row}, {@code 2 rows}. */
    static String number(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
