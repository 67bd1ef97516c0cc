package io.github.ibkringest.app.settings;

import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.provider.Setting;
import io.github.ibkringest.broker.provider.SettingKind;
import io.github.ibkringest.broker.provider.SettingValues;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.schedule.CronTimes;
import io.github.ibkringest.schedule.QuietHours;
import io.github.ibkringest.schedule.ScheduleSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and checks the settings of the schedule.
 *
 * @param values the values of the settings
 * @param feeds the feeds that triggers fetch
 */
record ScheduleReader(SettingValues values, Collection<Feed> feeds) {

    private static final Setting<String> CRON = Setting.text(
            "schedule.cron", "0 30 6 ? * TUE-SAT", "files, and everything without a more specific expression");
    private static final Setting<String> CATCH_UP = Setting.text(
            "schedule.catch-up.cron",
            "0 10/30 * * * ?",
            "when to look for fetches that were missed, failed or delivered late");
    private static final Setting<Integer> TRAILING = new Setting<>(
            "schedule.trailing-days", "10", "days of activity that are fetched again each time", SettingKind.days(365));
    private static final Setting<Integer> WEEKLY =
            new Setting<>("schedule.weekly-trailing-days", "35", "the same, once a week", SettingKind.days(365));
    private static final Setting<String> QUIET = Setting.text(
            "schedule.quiet-hours",
            "FRI 23:00-03:00, SAT-THU 23:45-00:45",
            "when IBKR maintains its systems and no request is sent");
    private static final Setting<String> STORE = new Setting<>(
            "schedule.store",
            "memory",
            "where the ticks are stored: `memory`",
            SettingKind.oneOf("memory", "database"));

    /** All of them. */
    static List<Setting<?>> all(Collection<Feed> feeds) {
        List<Setting<?>> all = new ArrayList<>(List.of(CRON, CATCH_UP, TRAILING, WEEKLY, QUIET, STORE));
        for (Feed feed : feeds) {
            all.add(Setting.text(cron(feed), feed.cron(), "when the feed `" + feed.name() + "` is fetched"));
            feed.datasets()
                    .forEach(dataset -> all.add(Setting.text(
                            cron(feed, dataset),
                            "",
                            "when " + dataset + " of the feed " + feed.name() + " are fetched")));
        }
        return all;
    }

    private static String cron(Feed feed) {
        return "schedule." + feed.name() + ".cron";
    }

    private static String cron(Feed feed, Dataset dataset) {
        return "schedule." + feed.name() + "." + dataset.label() + ".cron";
    }

    ScheduleSettings read() {
        Map<Feed, Map<Dataset, String>> crons = new LinkedHashMap<>();
        String all = cron(CRON.key(), CRON.standard(), "");
        for (Feed feed : feeds) {
            String ofFeed = cron(cron(feed), feed.cron(), all);
            Map<Dataset, String> ofDatasets = new EnumMap<>(Dataset.class);
            feed.datasets().forEach(dataset -> ofDatasets.put(dataset, cron(cron(feed, dataset), "", ofFeed)));
            crons.put(feed, Map.copyOf(ofDatasets));
        }
        return new ScheduleSettings(
                Map.copyOf(crons),
                cron(CATCH_UP.key(), CATCH_UP.standard(), ""),
                values.read(TRAILING),
                values.read(WEEKLY),
                quietHours(),
                "database".equals(values.read(STORE)));
    }

    /** Defaults are not checked: that would load Quartz for commands that have no use for it. */
    private String cron(String key, String standard, String otherwise) {
        String value = values.value(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.equals(standard)) {
            check(key, value);
        }
        return value;
    }

    /** Quartz refuses to start with an expression that has no time any more. */
    private void check(String key, String cron) {
        try {
            if (CronTimes.of(cron).next(Instant.now()).isEmpty()) {
                values.complain(key + "=" + cron + " never fires; write a cron expression like " + CRON.standard());
            }
        } catch (IllegalArgumentException e) {
            values.complain(key + "=" + cron + " is no Quartz cron expression; write one like " + CRON.standard());
        }
    }

    private QuietHours quietHours() {
        try {
            return QuietHours.parse(values.value(QUIET.key()));
        } catch (IllegalArgumentException e) {
            values.complain(QUIET.key() + ": " + e.getMessage());
            return QuietHours.parse("");
        }
    }
}
