package io.github.ibkringest.schedule;

import io.github.ibkringest.coverage.TradingCalendar;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** The times of a Quartz cron expression in New York time, whatever daylight saving does there. Thread-safe. */
public final class CronTimes {

    /** How far to look back for the last time, nearest first: Quartz itself can only look ahead. */
    private static final List<Duration> SPANS = List.of(
            Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(8), Duration.ofDays(400));

    private final CronExpression expression;
    private volatile Times known;

    private CronTimes(CronExpression expression) {
        this.expression = expression;
    }

    /**
     * The times of an expression.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static CronTimes of(String text) {
        try {
            CronExpression expression = new CronExpression(text);
            expression.setTimeZone(TimeZone.getTimeZone(TradingCalendar.ZONE));
            return new CronTimes(expression);
        } catch (ParseException e) {
            throw new IllegalArgumentException("'" + text + "' is no Quartz cron expression: " + e.getMessage(), e);
        }
    }

    /** The latest time that is not after a moment; empty when there is none within a year. */
    public Optional<Instant> latest(Instant now) {
        Times times = known;
        if (times == null || !times.holdsAt(now)) {
            times = around(now);
            known = times;
        }
        return Optional.ofNullable(times.latest);
    }

    /** The first time after a moment; empty when there is none any more. */
    public Optional<Instant> next(Instant now) {
        return Optional.ofNullable(expression.getTimeAfter(Date.from(now))).map(Date::toInstant);
    }

    /** Whether a moment is one of the times. */
    public boolean isAt(Instant moment) {
        return latest(moment).filter(moment::equals).isPresent();
    }

    private Times around(Instant now) {
        Instant next = next(now).orElse(Instant.MAX);
        for (Duration span : SPANS) {
            Instant latest = null;
            for (Instant time = after(now.minus(span)); !time.isAfter(now); time = after(time)) {
                latest = time;
            }
            if (latest != null) {
                return new Times(latest, latest, next);
            }
        }
        return new Times(null, now, next);
    }

    private Instant after(Instant moment) {
        return next(moment).orElse(Instant.MAX);
    }

    /** The latest time, and between which moments that holds. */
    private record Times(Instant latest, Instant from, Instant next) {

        boolean holdsAt(Instant now) {
            return !now.isBefore(from) && now.isBefore(next);
        }
    }

    @Override
    public String toString() {
        return expression.getCronExpression();
    }
}
