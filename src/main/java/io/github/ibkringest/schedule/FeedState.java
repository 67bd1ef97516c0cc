package io.github.ibkringest.schedule;

import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.coverage.DateSet;
import io.github.ibkringest.model.Dataset;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a feed when the schedule decides.
 *
 * @param fetched when each dataset was last brought in without a failure; nothing for what never was
 * @param fetchedWide when a period as wide as the weekly one was last brought in, or null
 * @param missing days that should be complete and are not, as far as the feed can deliver them
 * @param setAside those of them that were delivered, but with records that wait in quarantine
 * @param refused when the broker last refused token or query, as far as this process remembers; or null
 * @param tried when this process last asked for a period in order to fill a gap
 */
public record FeedState(
        Map<Dataset, Instant> fetched,
        Instant fetchedWide,
        DateSet missing,
        DateSet setAside,
        Instant refused,
        Map<Period, Instant> tried) {

    public FeedState {
        fetched = Map.copyOf(fetched);
        tried = Map.copyOf(tried);
    }

    /** When a dataset was last brought in. */
    public Optional<Instant> fetched(Dataset dataset) {
        return Optional.ofNullable(fetched.get(dataset));
    }
}
