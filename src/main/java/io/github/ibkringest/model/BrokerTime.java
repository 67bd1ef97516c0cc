package io.github.ibkringest.model;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A moment as the broker stated it.
 *
 * @param instant the moment in UTC; for {@link Precision#DATE} the start of that day in the broker's zone
 * @param localDate the calendar day in the broker's zone
 * @param precision how much of it was stated
 * @param text the text as delivered
 */
public record BrokerTime(Instant instant, LocalDate localDate, Precision precision, String text) {

    /** How exact a stated moment is. */
    public enum Precision {
        /** Only a date was delivered. */
        DATE,
        SECOND,
        /** Hour and minute were delivered; the second is taken as 0. */
        MINUTE,
        /**
         * Falls into the repeated hour at the end of daylight saving time, with or without the second; the earlier
         * offset is assumed.
         */
        AMBIGUOUS_SECOND
    }
}
