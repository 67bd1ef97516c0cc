package io.github.ibkringest.app.schedule;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.schedule.CronTimes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** When {@code serve} fetches next, computed without a scheduler. */
public final class NextRuns {

    private NextRuns() {}

    /**
     * A trigger.
     *
     * @param what the feed that it fetches, with the data types when not all of them
     * @param cron its Quartz cron expression, in New York time
     * @param at when it fires next, in New York time; null for never
     */
    public record NextFire(String what, String cron, OffsetDateTime at) {}

    /** The next fires after a moment of the feeds that the settings ask for; data types that fire together are one. */
    public static List<NextFire> of(Settings settings, Instant now) {
        return of(settings, settings.sources().triggeredFeeds(), now);
    }

    /** The next fires after a moment of the feeds of a source. */
    public static List<NextFire> of(Settings settings, Source source, Instant now) {
        return of(
                settings,
                FeedQuery.of(source).stream()
                        .map(FeedQuery::feed)
                        .filter(feed -> feed.policy().isTriggered())
                        .distinct()
                        .toList(),
                now);
    }

    private static List<NextFire> of(Settings settings, Collection<Feed> feeds, Instant now) {
        List<NextFire> fires = new ArrayList<>();
        for (Feed feed : feeds) {
            Map<String, Set<Dataset>> byCron = new LinkedHashMap<>();
            feed.datasets()
                    .forEach(dataset -> byCron.computeIfAbsent(
                                    settings.schedule().cron(feed, dataset), cron -> EnumSet.noneOf(Dataset.class))
                            .add(dataset));
            byCron.forEach((cron, datasets) -> fires.add(next(name(feed, datasets), cron, now)));
        }
        return fires;
    }

    private static String name(Feed feed, Set<Dataset> datasets) {
        return datasets.equals(feed.datasets())
                ? feed.name()
                : feed.name() + " " + datasets.stream().map(Dataset::label).collect(Collectors.joining(", "));
    }

    static NextFire next(String what, String cron, Instant now) {
        OffsetDateTime at = CronTimes.of(cron)
                .next(now)
                .map(next -> next.atZone(TradingCalendar.ZONE).toOffsetDateTime())
                .orElse(null);
        return new NextFire(what, cron, at);
    }
}
