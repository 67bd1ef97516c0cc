package io.github.ibkringest.ingest;

import io.github.ibkringest.files.FileCounts;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * What a sync did.
 *
 * @param runs the reports of its runs, also of those that failed
 * @param files how many files there were
 */
public record SyncResult(List<RunReport> runs, FileCounts files) {

    /** The result of the sync that an exchange has been through. */
    public static SyncResult of(Exchange exchange) {
        Sync sync = Sync.of(exchange);
        return new SyncResult(sync.reports(), sync.files().counts());
    }
}
