package io.github.ibkringest.schedule;

import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.coverage.DateSet;
import io.github.ibkringest.coverage.FetchWindows;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.model.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides what to request from a feed now. It runs at each tick of a trigger and at each catch-up, and decides from
 * stored data, not from what this process did before. So a missed tick, a failure, a restart or a second process need no
 * separate bookkeeping. Thread-safe.
 */
public final class FetchPlan {

    /** After a refusal, wait: IBKR locks a query after too many failures (1025). */
    static final Duration AFTER_REFUSAL = Duration.ofHours(6);

    /** How soon to ask again for a statement that came without its last day. Each further time takes twice as long. */
    static final Duration AFTER_LATE_STATEMENT = Duration.ofMinutes(30);

    /**
     * A gap that does not close, because the broker has nothing to fill it or a record waits in quarantine, is not asked
     * for at every occasion.
     */
    static final Duration BETWEEN_GAP_REQUESTS = Duration.ofHours(24);

    /** Confirmations follow the fills by five to ten minutes. */
    static final Duration AFTER_CLOSE = Duration.ofMinutes(30);

    private static final int WEEK = 7;

    private final ScheduleSettings settings;
    private final TradingCalendar calendar;
    private final int mostDays;
    private final Map<Feed, Map<Dataset, CronTimes>> times = new HashMap<>();

    /** @param mostDays how many days the source delivers at once; only matters to one that can be asked for days */
    public FetchPlan(ScheduleSettings settings, TradingCalendar calendar, int mostDays) {
        this.settings = settings;
        this.calendar = calendar;
        this.mostDays = mostDays;
        Map<String, CronTimes> byExpression = new HashMap<>();
        settings.crons().forEach((feed, crons) -> {
            Map<Dataset, CronTimes> ofFeed = new EnumMap<>(Dataset.class);
            crons.forEach((dataset, cron) -> ofFeed.put(dataset, byExpression.computeIfAbsent(cron, CronTimes::of)));
            times.put(feed, ofFeed);
        });
    }

    /** The last day whose statement can be there. */
    public LocalDate lastDay(Instant now) {
        return calendar.previousTradingDay(now.atZone(TradingCalendar.ZONE).toLocalDate());
    }

    /**
     * The datasets whose triggers fire at the same moment as the given one. One request serves them all, so the first
     * trigger speaks for the others, and these find nothing to do.
     */
    public Set<Dataset> together(Feed feed, Dataset dataset, Instant moment) {
        Set<Dataset> firing = EnumSet.noneOf(Dataset.class);
        times.get(feed).forEach((other, cron) -> {
            if (cron.isAt(moment)) {
                firing.add(other);
            }
        });
        boolean leads = firing.isEmpty() || firing.iterator().next() == dataset;
        return leads ? (firing.isEmpty() ? EnumSet.of(dataset) : firing) : Set.of();
    }

    /** What to ask a feed for now; empty for nothing. */
    public Optional<DueFetch> due(Feed feed, Instant now, FeedState state) {
        ZonedDateTime local = now.atZone(TradingCalendar.ZONE);
        boolean refused =
                state.refused() != null && now.isBefore(state.refused().plus(AFTER_REFUSAL));
        if (feed.policy().asksBroker() && (refused || settings.quietHours().contains(local))) {
            return Optional.empty();
        }
        return switch (feed.policy()) {
            case FINAL_DAILY -> finalDaily(feed, now, state);
            case INTRADAY -> intraday(feed, local, state);
            case EACH_TICK -> atTimes(feed, dataset -> isMissed(feed, dataset, now, state));
            case LIVE -> Optional.empty();
        };
    }

    private Optional<DueFetch> finalDaily(Feed feed, Instant now, FeedState state) {
        Optional<Instant> time = times.get(feed).values().stream()
                .flatMap(cron -> cron.latest(now).stream())
                .max(Comparator.naturalOrder());
        if (time.isEmpty()) {
            return Optional.empty();
        }
        // Until the morning's time has come, the night's statement is not expected.
        LocalDate last = lastDay(time.get());
        DateSet missing = state.missing().within(new Period(null, last));
        DateSet newest = new DateSet(missing.periods().stream()
                .filter(period -> period.contains(last))
                .toList());
        Period window = window(now, last, newest, state);
        Optional<DueFetch> inTime = atTimes(feed, dataset -> isFinalDue(feed, dataset, now, state))
                .map(due -> new DueFetch(due.why(), window, due.datasets()));
        if (inTime.isPresent()) {
            return inTime;
        }
        if (state.setAside().contains(last)) {
            if (isFetchedBefore(now.minus(BETWEEN_GAP_REQUESTS), state)) {
                return Optional.of(new DueFetch(DueFetch.Reason.GAP, window, feed.datasets()));
            }
        } else if (!newest.isEmpty() && isLate(now, time.get(), state)) {
            return Optional.of(new DueFetch(DueFetch.Reason.LATE_STATEMENT, window, feed.datasets()));
        }
        return FetchWindows.of(missing.minus(newest), mostDays, calendar).stream()
                .filter(gap -> isOld(state.tried().get(gap), now))
                .findFirst()
                .map(gap -> new DueFetch(DueFetch.Reason.GAP, gap, feed.datasets()));
    }

    private Optional<DueFetch> atTimes(Feed feed, Predicate<Dataset> isDue) {
        Set<Dataset> due = EnumSet.noneOf(Dataset.class);
        times.get(feed).keySet().stream().filter(isDue).forEach(due::add);
        return due.isEmpty() ? Optional.empty() : Optional.of(new DueFetch(DueFetch.Reason.TIME, Period.ALWAYS, due));
    }

    private boolean isMissed(Feed feed, Dataset dataset, Instant now, FeedState state) {
        Instant latest = latest(feed, dataset, now);
        return latest != null
                && state.fetched(dataset).filter(at -> !at.isBefore(latest)).isEmpty();
    }

    /** On a morning that follows no trading day there is nothing new, unless an earlier morning was missed. */
    private boolean isFinalDue(Feed feed, Dataset dataset, Instant now, FeedState state) {
        if (!isMissed(feed, dataset, now, state)) {
            return false;
        }
        Optional<Instant> fetched = state.fetched(dataset);
        Instant time = latest(feed, dataset, now);
        LocalDate dayBefore = time.atZone(TradingCalendar.ZONE).toLocalDate().minusDays(1);
        return fetched.isEmpty()
                || calendar.isTradingDay(dayBefore)
                || lastDay(time).isAfter(lastDay(fetched.get()));
    }

    private Instant latest(Feed feed, Dataset dataset, Instant now) {
        return times.get(feed).get(dataset).latest(now).orElse(null);
    }

    /**
     * All days that are missing up to now, and the trailing days before them: what was corrected meanwhile lies before the
     * first day that is missing, not before the last.
     */
    private Period window(Instant now, LocalDate last, DateSet newest, FeedState state) {
        if (state.fetched().isEmpty() && newest.isEmpty()) {
            return Period.ALWAYS;
        }
        int days = isWideDue(now, state) ? settings.weeklyTrailingDays() : settings.trailingDays();
        LocalDate from = newest.first().orElse(last).minusDays(days - 1L);
        LocalDate earliest = last.minusDays(mostDays - 1L);
        return new Period(from.isBefore(earliest) ? earliest : from, last);
    }

    private boolean isWideDue(Instant now, FeedState state) {
        return state.fetchedWide() == null || ChronoUnit.DAYS.between(day(state.fetchedWide()), day(now)) >= WEEK;
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(TradingCalendar.ZONE).toLocalDate();
    }

    private static boolean isLate(Instant now, Instant time, FeedState state) {
        Optional<Instant> fetched = state.fetched().values().stream().min(Comparator.naturalOrder());
        if (fetched.isEmpty()) {
            return false;
        }
        Duration since = Duration.between(time, fetched.get());
        Duration wait = since.compareTo(AFTER_LATE_STATEMENT) > 0 ? since : AFTER_LATE_STATEMENT;
        return !now.isBefore(fetched.get().plus(wait));
    }

    private static boolean isFetchedBefore(Instant moment, FeedState state) {
        return state.fetched().values().stream().noneMatch(moment::isBefore);
    }

    private static boolean isOld(Instant tried, Instant now) {
        return tried == null || !now.isBefore(tried.plus(BETWEEN_GAP_REQUESTS));
    }

    /** Nothing happens after the close, and what is missed today comes with the activity statement tomorrow. */
    private Optional<DueFetch> intraday(Feed feed, ZonedDateTime local, FeedState state) {
        LocalDate today = local.toLocalDate();
        return calendar.closes(today).flatMap(close -> {
            Instant end =
                    today.atTime(close).atZone(TradingCalendar.ZONE).toInstant().plus(AFTER_CLOSE);
            Instant now = local.toInstant();
            Instant moment = now.isBefore(end) ? now : end;
            return atTimes(
                    feed,
                    dataset -> isMissed(feed, dataset, moment, state)
                            && day(latest(feed, dataset, moment)).equals(today));
        });
    }
}
