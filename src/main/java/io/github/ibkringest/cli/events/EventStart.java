package io.github.ibkringest.cli.events;

import io.github.ibkringest.eventlog.EventCursorException;
import io.github.ibkringest.eventlog.EventLog;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/**
 * Where somebody wants to begin in the log of events, as people write it.
 *
 * @param log the log
 * @param clock tells what today is, and the zone of times without one
 */
public record EventStart(EventLog log, Clock clock) {

    /**
     * The number of the event before the first one that is wanted.
     *
     * @param text a number, an id of a CloudEvent, a time, a day, {@code today} or {@code yesterday}; null for the beginning
     * @throws EventCursorException when the log has no such event, or the text is none of these
     */
    public long of(String text) {
        if (text == null) {
            return 0;
        }
        String id = text.substring(text.lastIndexOf('/') + 1);
        if (id.matches("\\d{1,18}")) {
            return numbered(text, Long.parseLong(id));
        }
        return log.before(moment(text));
    }

    private long numbered(String text, long number) {
        EventLog.Head head = log.head();
        int slash = text.lastIndexOf('/');
        if (slash >= 0 && !text.substring(0, slash).equals(head.log().toString())) {
            throw EventCursorException.otherLog(text);
        }
        if (number > head.lastId()) {
            throw EventCursorException.ahead(number, head.lastId());
        }
        return number;
    }

    /** The moment that a text means, in the zone of the user where it has none. */
    public Instant moment(String text) {
        LocalDate today = LocalDate.now(clock);
        if (text.equalsIgnoreCase("today") || text.equalsIgnoreCase("yesterday")) {
            return startOf(text.equalsIgnoreCase("today") ? today : today.minusDays(1));
        }
        try {
            if (text.length() == "2026-11-28".length()) {
                return startOf(LocalDate.parse(text));
            }
            return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text.replace(' ', 'T'))
                            .atZone(clock.getZone())
                            .toInstant();
        } catch (DateTimeException e) {
            throw EventCursorException.unreadable(text);
        }
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
