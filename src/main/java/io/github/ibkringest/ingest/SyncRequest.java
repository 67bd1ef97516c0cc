package io.github.ibkringest.ingest;

import io.github.ibkringest.broker.Progress;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.model.Dataset;
import java.util.Set;

/**
 * What a sync shall bring in.
 *
 * @param source where from
 * @param request what to ask the source for
 * @param datasets which datasets
 * @param accounts codes of the accounts wanted; empty for every active live and paper account
 * @param dryRun whether to roll everything back at the end
 * @param progress who hears how far it has come
 */
public record SyncRequest(
        Source source,
        Source.Request request,
        Set<Dataset> datasets,
        Set<String> accounts,
        boolean dryRun,
        Progress progress) {

    /** A request whose progress nobody follows. */
    public SyncRequest(
            Source source, Source.Request request, Set<Dataset> datasets, Set<String> accounts, boolean dryRun) {
        this(source, request, datasets, accounts, dryRun, Progress.NONE);
    }
}
