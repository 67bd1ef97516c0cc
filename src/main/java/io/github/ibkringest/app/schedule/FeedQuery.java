package io.github.ibkringest.app.schedule;

import io.github.ibkringest.app.source.OneSession;
import io.github.ibkringest.app.source.SomeDays;
import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.record.Period;
import java.util.List;

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
        return source.feeds().stream()
                .map(part -> new FeedQuery(
                        part.feed(),
                        part.session() == null ? source : new OneSession(source, part.session()),
                        part.session()))
                .toList();
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
