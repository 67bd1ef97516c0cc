package io.github.ibkringest.ingest.sync;

import io.github.ibkringest.broker.record.PayloadRows;
import io.github.ibkringest.files.FileCounts;
import io.github.ibkringest.ingest.run.RunReport;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * What a sync did.
 *
 * @param runs the reports of its runs, also of those that failed
 * @param files how many files there were
 * @param payloads what it has read, in that order
 * @param leftOut codes of accounts in what it has read that are not synced, with the reason in a few words
 * @param findings what could be better about what was delivered, a sentence each
 */
public record SyncResult(
        List<RunReport> runs,
        FileCounts files,
        List<ReadPayload> payloads,
        Map<String, String> leftOut,
        List<String> findings) {

    /**
     * A payload that was read to its end.
     *
     * @param name what people call it
     * @param rows how many rows it has, and what they are
     * @param notes what came part by part, a line each; empty where that is no question
     */
    public record ReadPayload(String name, PayloadRows rows, List<String> notes) {

        public ReadPayload {
            notes = List.copyOf(notes);
        }
    }

    /** Nothing but runs, where that is all that is known. */
    public static SyncResult of(List<RunReport> runs) {
        return new SyncResult(runs, FileCounts.NONE, List.of(), Map.of(), List.of());
    }

    /** The result of the sync that an exchange has been through. */
    public static SyncResult of(Exchange exchange) {
        Sync sync = Sync.of(exchange);
        return new SyncResult(
                sync.reports(),
                sync.files().counts(),
                sync.payloads(),
                sync.leftOut(),
                sync.advice().sentences());
    }
}
