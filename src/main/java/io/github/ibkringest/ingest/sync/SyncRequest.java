package io.github.ibkringest.ingest.sync;

import io.github.ibkringest.broker.Progress;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.files.FilePolicy;
import io.github.ibkringest.ingest.run.StaleRows;
import io.github.ibkringest.model.Dataset;
import java.util.Set;

/**
 * What a sync imports.
 *
 * @param source where from
 * @param request what to ask the source for
 * @param datasets which datasets
 * @param accounts codes of the accounts wanted; empty for every active live and paper account
 * @param dryRun whether to roll everything back at the end
 * @param progress listener for the progress
 * @param files which of the files that the source leads to are read
 * @param stale rows that are made anew
 */
public record SyncRequest(
        Source source,
        Source.Request request,
        Set<Dataset> datasets,
        Set<String> accounts,
        boolean dryRun,
        Progress progress,
        FilePolicy files,
        StaleRows stale) {

    /** A request for all files, whose progress somebody follows. */
    public SyncRequest(
            Source source,
            Source.Request request,
            Set<Dataset> datasets,
            Set<String> accounts,
            boolean dryRun,
            Progress progress) {
        this(source, request, datasets, accounts, dryRun, progress, FilePolicy.ALL, StaleRows.NONE);
    }

    /** A request for all files, whose progress nobody follows. */
    public SyncRequest(
            Source source, Source.Request request, Set<Dataset> datasets, Set<String> accounts, boolean dryRun) {
        this(source, request, datasets, accounts, dryRun, Progress.NONE);
    }

    /** The same for some of the files. */
    public SyncRequest of(FilePolicy wanted) {
        return new SyncRequest(source, request, datasets, accounts, dryRun, progress, wanted, stale);
    }

    /** The same, making some rows anew. */
    public SyncRequest renewing(StaleRows rows) {
        return new SyncRequest(source, request, datasets, accounts, dryRun, progress, files, rows);
    }
}
