package io.github.ibkringest.coverage;

import io.github.ibkringest.broker.record.Period;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * On which days the New York Stock Exchange trades, and until when: computed from its rules, with the days on which it
 * did not keep to them. Years before 2000 and single days of mourning to come are not known; a file can name them.
 * Immutable and thread-safe.
 */
public final class TradingCalendar {

    /** The zone of all times here. */
    public static final ZoneId ZONE = ZoneId.of("America/New_York");

    /** A closure longer than this is a mistake in a file. */
    private static final int LONGEST_CLOSURE = 366;

    private static final TradingCalendar STANDARD = new TradingCalendar(CalendarFile.builtIn());

    private final Map<LocalDate, Optional<LocalTime>> exceptions;

    private TradingCalendar(Map<LocalDate, Optional<LocalTime>> exceptions) {
        this.exceptions = Map.copyOf(exceptions);
    }

    /** The rules, and the exceptions that are known. */
    public static TradingCalendar standard() {
        return STANDARD;
    }

    /**
     * This calendar, except for the days in a file; docs/coverage.md describes its format.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException naming file and line of what is wrong in it
     */
    public TradingCalendar with(Path file) throws IOException {
        Map<LocalDate, Optional<LocalTime>> all = new TreeMap<>(exceptions);
        all.putAll(CalendarFile.read(file));
        return new TradingCalendar(all);
    }

    /** Whether there is trading on a day, however short. */
    public boolean isTradingDay(LocalDate day) {
        return closes(day).isPresent();
    }

    /** When trading ends, New York time; empty on a day without trading. */
    public Optional<LocalTime> closes(LocalDate day) {
        Optional<LocalTime> exception = exceptions.get(day);
        return exception != null ? exception : ExchangeRules.closes(day);
    }

    /** The last trading day before a day. */
    public LocalDate previousTradingDay(LocalDate day) {
        for (int days = 1; days <= LONGEST_CLOSURE; days++) {
            LocalDate candidate = day.minusDays(days);
            if (isTradingDay(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("the trading calendar has no trading day within a year before " + day);
    }

    /** The trading days from one day to another, both included; none when the end is before the start. */
    public List<LocalDate> tradingDays(LocalDate from, LocalDate to) {
        return to.isBefore(from)
                ? List.of()
                : from.datesUntil(to.plusDays(1)).filter(this::isTradingDay).toList();
    }

    /** How much of the time between two moments lies on trading days, from midnight to midnight in New York. */
    public Duration timeOnTradingDays(Instant from, Instant to) {
        Duration time = Duration.ZERO;
        for (LocalDate day : tradingDays(LocalDate.ofInstant(from, ZONE), LocalDate.ofInstant(to, ZONE))) {
            Instant midnight = day.atStartOfDay(ZONE).toInstant();
            Instant next = day.plusDays(1).atStartOfDay(ZONE).toInstant();
            time = time.plus(Duration.between(midnight.isBefore(from) ? from : midnight, next.isAfter(to) ? to : next));
        }
        return time;
    }

    /** The trading days of a period that has both ends. */
    public List<LocalDate> tradingDays(Period period) {
        return tradingDays(period.from(), period.to());
    }
}
