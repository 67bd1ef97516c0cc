package io.github.ibkringest.app.schedule;

import io.github.ibkringest.app.source.OneSession;
import io.github.ibkringest.app.source.SomeDays;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.schedule.Feed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Something that the schedule can ask by itself: one query of one login, or a source as a whole.
 *
 * @param feed what it delivers
 * @param source the source that has it, and nothing else
 * @param name what the ledger calls its payloads; null for all of the source
 */
public record FeedQuery(Feed feed, Source source, String name) {

    /** All that a source has to be asked for. */
    public static List<FeedQuery> of(Source source) {
        if (source.mostDays() == 0) {
            return List.of(new FeedQuery(Feed.FILES, source, null));
        }
        Set<String> all = sessions(source, Source.Figures.ALL);
        Set<String> provisional = provisional(source);
        return all.stream()
                .map(session -> new FeedQuery(
                        provisional.contains(session) ? Feed.CONFIRMS : Feed.ACTIVITY,
                        new OneSession(source, session),
                        session))
                .toList();
    }

    private static Set<String> provisional(Source source) {
        try {
            return sessions(source, Source.Figures.PROVISIONAL);
        } catch (BrokerConfigurationException e) {
            // all that there is, is final
            return Set.of();
        }
    }

    /** The names; nothing is connected. */
    private static Set<String> sessions(Source source, Source.Figures figures) {
        Set<String> names = new LinkedHashSet<>();
        source.sessions(new Source.Request(List.of(), Period.ALWAYS).of(figures))
                .forEachRemaining(session -> names.add(session.name()));
        return names;
    }

    /**
     * The source, asked for certain days. The period of the sync then only says which records to keep: all, because what
     * is booked within the days may correct a trade before them.
     */
    Source asking(Period days) {
        return days.equals(Period.ALWAYS) ? source : new SomeDays(source, days);
    }

    @Override
    public String toString() {
        return name == null ? source.name() : name;
    }
}
