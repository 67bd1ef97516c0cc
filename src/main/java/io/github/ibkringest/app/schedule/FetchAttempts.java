package io.github.ibkringest.app.schedule;

import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.schedule.DueFetch;
import io.github.ibkringest.schedule.FeedState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What this process remembers of its fetches that the store does not. It only saves requests. Thread-safe. */
final class FetchAttempts {

    private final Map<String, Instant> refused = new HashMap<>();
    private final Map<String, Map<Period, Instant>> tried = new HashMap<>();
    private final Map<Dataset, Instant> files = new EnumMap<>(Dataset.class);

    /** A fetch begins. */
    synchronized void begun(Schedule.Fetch fetch, Instant now) {
        if (fetch.query().feed().policy() == Feed.Policy.EACH_TICK) {
            fetch.due().datasets().forEach(dataset -> files.put(dataset, now));
        }
        if (fetch.due().why() == DueFetch.Reason.GAP) {
            tried.computeIfAbsent(fetch.query().toString(), query -> new HashMap<>())
                    .put(fetch.due().period(), now);
        }
    }

    /** The broker has refused. */
    synchronized void refused(Schedule.Fetch fetch, Instant now) {
        refused.put(fetch.query().toString(), now);
    }

    /** The state with what is remembered. */
    synchronized FeedState addTo(FeedState stored, FeedQuery query) {
        Map<Dataset, Instant> fetched = new EnumMap<>(Dataset.class);
        fetched.putAll(stored.fetched());
        if (query.feed().policy() == Feed.Policy.EACH_TICK) {
            files.forEach((dataset, at) -> fetched.merge(dataset, at, (a, b) -> a.isAfter(b) ? a : b));
        }
        String name = query.toString();
        return new FeedState(
                fetched,
                stored.fetchedWide(),
                stored.missing(),
                stored.setAside(),
                refused.get(name),
                tried.getOrDefault(name, Map.of()));
    }
}
