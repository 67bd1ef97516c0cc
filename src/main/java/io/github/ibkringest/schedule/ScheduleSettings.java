package io.github.ibkringest.schedule;

import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.model.Dataset;
import java.util.Map;

/**
 * When and how much {@code serve} fetches.
 *
 * @param crons the Quartz cron expression of each feed and dataset, New York time
 * @param catchUpCron when to look for what was missed, failed or came late
 * @param trailingDays calendar days fetched again each time, because corrections arrive late
 * @param weeklyTrailingDays the same, once a week
 * @param quietHours when the broker is not asked
 * @param clustered whether the ticks are kept in the database, so that of several processes one runs each
 */
public record ScheduleSettings(
        Map<Feed, Map<Dataset, String>> crons,
        String catchUpCron,
        int trailingDays,
        int weeklyTrailingDays,
        QuietHours quietHours,
        boolean clustered) {

    /** The feed of a name that is fetched by triggers. */
    public Feed feed(String name) {
        return crons.keySet().stream()
                .filter(feed -> feed.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no feed '" + name + "'"));
    }

    /** The expression of a trigger. */
    public String cron(Feed feed, Dataset dataset) {
        return crons.get(feed).get(dataset);
    }
}
