package io.github.ibkringest.app.settings;

import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.schedule.CronTimes;
import io.github.ibkringest.schedule.QuietHours;
import io.github.ibkringest.schedule.ScheduleSettings;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Reads and checks the settings of the schedule.
 *
 * @param values the value of a key, empty for none
 * @param complaints receives a sentence for each setting that is wrong
 * @param feeds the feeds that triggers fetch
 */
record ScheduleReader(UnaryOperator<String> values, Consumer<String> complaints, Collection<Feed> feeds) {

    private static final String CRON = "schedule.cron";
    private static final String CATCH_UP = "schedule.catch-up.cron";
    private static final String TRAILING = "schedule.trailing-days";
    private static final String WEEKLY = "schedule.weekly-trailing-days";
    private static final String QUIET = "schedule.quiet-hours";
    private static final String STORE = "schedule.store";

    /** How far back a day may be fetched again: IBKR delivers a year at most. */
    private static final int MOST_DAYS = 365;

    private static final Map<String, String> DEFAULTS = Map.of(
            CRON, "0 30 6 ? * TUE-SAT",
            CATCH_UP, "0 10/30 * * * ?",
            TRAILING, "10",
            WEEKLY, "35",
            QUIET, "FRI 23:00-03:00, SAT-THU 23:45-00:45",
            STORE, "memory");

    /** Every key with its default; empty for that of the key above it. */
    Map<String, String> defaults() {
        Map<String, String> defaults = new TreeMap<>(DEFAULTS);
        for (Feed feed : feeds) {
            defaults.put(cron(feed), feed.cron());
            feed.datasets().forEach(dataset -> defaults.put(cron(feed, dataset), ""));
        }
        return defaults;
    }

    private static String cron(Feed feed) {
        return "schedule." + feed.name() + ".cron";
    }

    private static String cron(Feed feed, Dataset dataset) {
        return "schedule." + feed.name() + "." + dataset.label() + ".cron";
    }

    ScheduleSettings read() {
        Map<Feed, Map<Dataset, String>> crons = new LinkedHashMap<>();
        String all = cron(CRON, "");
        for (Feed feed : feeds) {
            String ofFeed = cron(cron(feed), all);
            Map<Dataset, String> ofDatasets = new EnumMap<>(Dataset.class);
            feed.datasets().forEach(dataset -> ofDatasets.put(dataset, cron(cron(feed, dataset), ofFeed)));
            crons.put(feed, Map.copyOf(ofDatasets));
        }
        return new ScheduleSettings(
                Map.copyOf(crons), cron(CATCH_UP, ""), days(TRAILING), days(WEEKLY), quietHours(), isClustered());
    }

    /** Defaults are not checked: that would load Quartz for commands that have no use for it. */
    private String cron(String key, String otherwise) {
        String value = values.apply(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.equals(defaults().get(key))) {
            check(key, value);
        }
        return value;
    }

    /** Quartz refuses to start with an expression that has no time any more. */
    private void check(String key, String cron) {
        try {
            if (CronTimes.of(cron).next(Instant.now()).isEmpty()) {
                complaints.accept(
                        key + "=" + cron + " never fires; write a cron expression like " + DEFAULTS.get(CRON));
            }
        } catch (IllegalArgumentException e) {
            complaints.accept(key + "=" + cron + " is no Quartz cron expression; write one like " + DEFAULTS.get(CRON));
        }
    }

    private int days(String key) {
        String value = values.apply(key);
        int days = value.matches("\\d{1,3}") ? Integer.parseInt(value) : 0;
        if (days < 1 || days > MOST_DAYS) {
            complaints.accept(key + "=" + value + " must be a number of days from 1 to " + MOST_DAYS);
        }
        return days;
    }

    private QuietHours quietHours() {
        try {
            return QuietHours.parse(values.apply(QUIET));
        } catch (IllegalArgumentException e) {
            complaints.accept(QUIET + ": " + e.getMessage());
            return QuietHours.parse("");
        }
    }

    private boolean isClustered() {
        String value = values.apply(STORE);
        if (!List.of("memory", "database").contains(value)) {
            complaints.accept(STORE + "=" + value + " must be one of memory, database");
        }
        return value.equals("database");
    }
}
