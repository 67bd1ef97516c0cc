package io.github.ibkringest.app;

import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.ibkr.flex.web.FlexFeeds;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.schedule.CronTimes;
import io.github.ibkringest.schedule.ScheduleSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that Quartz would fire in a span of time, in order. */
public final class SimulatedTicks {

    private SimulatedTicks() {}

    /** A trigger fires; the catch-up when there is no feed. */
    public record Tick(Instant at, Feed feed, Dataset dataset) {}

    public static List<Tick> between(ScheduleSettings settings, Instant from, Instant to) {
        List<Tick> ticks = new ArrayList<>();
        for (Feed feed : List.of(FlexFeeds.ACTIVITY, FlexFeeds.CONFIRMS)) {
            for (Dataset dataset : feed.datasets()) {
                times(settings.cron(feed, dataset), from, to).forEach(at -> ticks.add(new Tick(at, feed, dataset)));
            }
        }
        times(settings.catchUpCron(), from, to).forEach(at -> ticks.add(new Tick(at, null, null)));
        ticks.sort(Comparator.comparing(Tick::at));
        return List.copyOf(ticks);
    }

    private static List<Instant> times(String cron, Instant from, Instant to) {
        CronTimes times = CronTimes.of(cron);
        List<Instant> all = new ArrayList<>();
        for (Instant at = times.next(from).orElseThrow();
                at.isBefore(to);
                at = times.next(at).orElseThrow()) {
            all.add(at);
        }
        return all;
    }
}
