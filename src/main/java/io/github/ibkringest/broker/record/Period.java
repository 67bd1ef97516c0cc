package io.github.ibkringest.broker.record;

import java.time.LocalDate;

/**
 * A range of calendar days in the broker's zone, both ends included.
 *
 * @param from first day, or null for open
 * @param to last day, or null for open
 */
public record Period(LocalDate from, LocalDate to) {

    /** Every day there is. */
    public static final Period ALWAYS = new Period(null, null);

    /** Rejects a range that ends before it starts. */
    public Period {
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("the period ends (" + to + ") before it starts (" + from + ")");
        }
    }

    /** Whether a day lies within; an unknown day does. */
    public boolean contains(LocalDate day) {
        return day == null || (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    /** The days that lie in both periods, or null when there are none. */
    public Period within(Period other) {
        LocalDate start = from == null || other.from != null && other.from.isAfter(from) ? other.from : from;
        LocalDate end = to == null || other.to != null && other.to.isBefore(to) ? other.to : to;
        return start != null && end != null && end.isBefore(start) ? null : new Period(start, end);
    }
}
