package io.github.ibkringest.broker.record;

import java.time.Instant;

/**
 * Where a record comes from, and how it ranks against other statements of the same fact.
 *
 * @param feed the kind of report, in the broker's vocabulary: {@code flex-activity}
 * @param rank higher wins field by field when two feeds describe the same fact
 * @param asOf when the broker made the statement; newer wins within a feed; null when it does not say, which is oldest
 */
public record Provenance(String feed, int rank, Instant asOf) {}
