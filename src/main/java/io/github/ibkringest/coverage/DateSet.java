package io.github.ibkringest.coverage;

import io.github.ibkringest.broker.record.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A set of days, as the fewest periods that make it up: in order, none touching the next. Two sets of the same days are
 * equal. Immutable and thread-safe.
 *
 * @param periods any periods that have both ends; they may overlap and come in any order
 */
public record DateSet(List<Period> periods) {

    /** No day. */
    public static final DateSet EMPTY = new DateSet(List.of());

    /** Brings the periods into their normal form. */
    public DateSet {
        periods = joined(periods);
    }

    /** The days of some periods. */
    public static DateSet of(Period... periods) {
        return new DateSet(Arrays.asList(periods));
    }

    /** Single days. */
    public static DateSet ofDays(Collection<LocalDate> days) {
        return new DateSet(days.stream().map(day -> new Period(day, day)).toList());
    }

    private static List<Period> joined(List<Period> periods) {
        List<Period> joined = new ArrayList<>();
        Period last = null;
        for (Period next : periods.stream()
                .map(DateSet::closed)
                .sorted(Comparator.comparing(Period::from))
                .toList()) {
            if (last == null || next.from().isAfter(last.to().plusDays(1))) {
                joined.add(next);
            } else {
                joined.set(
                        joined.size() - 1,
                        new Period(last.from(), next.to().isAfter(last.to()) ? next.to() : last.to()));
            }
            last = joined.get(joined.size() - 1);
        }
        return List.copyOf(joined);
    }

    private static Period closed(Period period) {
        if (period.from() == null || period.to() == null) {
            throw new IllegalArgumentException("a set of days needs periods with both ends, not " + period);
        }
        return period;
    }

    /** The days in this set, in the other, or in both. */
    public DateSet union(DateSet other) {
        return new DateSet(
                Stream.concat(periods.stream(), other.periods.stream()).toList());
    }

    /** The days in this set that are not in the other. */
    public DateSet minus(DateSet other) {
        List<Period> left = new ArrayList<>();
        for (Period period : periods) {
            LocalDate start = period.from();
            for (Period taken : other.periods) {
                if (taken.to().isBefore(start) || taken.from().isAfter(period.to())) {
                    continue;
                }
                if (taken.from().isAfter(start)) {
                    left.add(new Period(start, taken.from().minusDays(1)));
                }
                start = taken.to().plusDays(1);
            }
            if (!start.isAfter(period.to())) {
                left.add(new Period(start, period.to()));
            }
        }
        return new DateSet(left);
    }

    /** The days in this set that lie within a period, which may have open ends. */
    public DateSet within(Period bounds) {
        return new DateSet(periods.stream()
                .map(bounds::within)
                .filter(part -> part != null)
                .toList());
    }

    /** Whether a day is in this set. */
    public boolean contains(LocalDate day) {
        int low = 0;
        int high = periods.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Period period = periods.get(middle);
            if (day.isBefore(period.from())) {
                high = middle - 1;
            } else if (day.isAfter(period.to())) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** Whether there is no day in it. */
    public boolean isEmpty() {
        return periods.isEmpty();
    }

    /** The first day; empty for no day. */
    public Optional<LocalDate> first() {
        return isEmpty() ? Optional.empty() : Optional.of(periods.get(0).from());
    }

    /** The last day; empty for no day. */
    public Optional<LocalDate> last() {
        return isEmpty()
                ? Optional.empty()
                : Optional.of(periods.get(periods.size() - 1).to());
    }
}
