package io.github.ibkringest.broker.provider;

import io.github.ibkringest.broker.RecordReader;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.live.LiveFeed;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A source as the settings describe it. Immutable and thread-safe. */
public interface ConfiguredSource {

    /** Whether the settings give it something to fetch, so that it may be used without being named. */
    boolean isConfigured();

    /** The source itself; connects to nothing yet. */
    Source source(BrokerAccess access);

    /** Files and folders to read when none are named. */
    default List<String> paths() {
        return List.of();
    }

    /**
     * Reads stored records again.
     *
     * @param feed the kind of report that the records are from, as their {@code Provenance} names it
     * @return empty when they are not from this source
     */
    default Optional<RecordReader> reader(String feed) {
        return Optional.empty();
    }

    /** What can be listened to while the program serves; connects to nothing yet. */
    default List<LiveFeed> liveFeeds() {
        return List.of();
    }

    /** What it logs in with and has to be renewed by somebody; never the secret. */
    default List<Credential> credentials() {
        return List.of();
    }

    /**
     * What {@code doctor} looks at.
     *
     * @param today the day at the user's place
     * @param fetches whether the source is asked for statements in the same breath
     */
    default List<Check> checks(LocalDate today, boolean fetches) {
        return List.of();
    }
}
