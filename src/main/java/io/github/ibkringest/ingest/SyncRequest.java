package io.github.ibkringest.ingest;

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
 */
public record SyncRequest(
        Source source, Source.Request request, Set<Dataset> datasets, Set<String> accounts, boolean dryRun) {}
