package io.github.ibkringest.app.settings;

import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.SessionFeed;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.provider.BrokerAccess;
import io.github.ibkringest.broker.provider.ConfiguredSource;
import io.github.ibkringest.broker.provider.SourceProvider;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The sources that there are, as the settings describe them. Immutable.
 *
 * @param all all of them, the one that is used first at the front
 */
public record SourceSettings(List<Entry> all) {

    public SourceSettings {
        all = List.copyOf(all);
    }

    /**
     * A source.
     *
     * @param provider where it comes from
     * @param configured what the settings make of it
     */
    public record Entry(SourceProvider provider, ConfiguredSource configured) {}

    /** The source of a name. */
    public Optional<Entry> named(String name) {
        return all.stream()
                .filter(entry -> entry.provider().name().equals(name))
                .findFirst();
    }

    /** The source that the settings speak for; empty when they speak for none. */
    public Optional<Entry> first() {
        return all.stream().filter(entry -> entry.configured().isConfigured()).findFirst();
    }

    /** What triggers fetch when no source is named, in the order in which its source brings it. */
    public List<Feed> triggeredFeeds() {
        return first().or(() -> named(Source.SAMPLE)).stream()
                .flatMap(entry -> entry.configured().source(BrokerAccess.NONE).feeds().stream()
                        .map(SessionFeed::feed)
                        .filter(feed -> feed.policy().isTriggered())
                        .distinct()
                        .sorted(Comparator.comparing(entry.provider().feeds()::indexOf)))
                .toList();
    }

    /** Whether a configured source proves days complete, so that it can be asked for missing ones. */
    public boolean proveDays() {
        return all.stream()
                .filter(entry -> entry.configured().isConfigured())
                .flatMap(entry -> entry.configured().source(BrokerAccess.NONE).feeds().stream())
                .anyMatch(feed -> feed.feed().policy().provesDays());
    }
}
