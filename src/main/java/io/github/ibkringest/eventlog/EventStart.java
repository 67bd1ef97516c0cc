package io.github.ibkringest.eventlog;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where somebody wants to begin in the log of events, as people write it.
 *
 * @param log the log
 * @param clock tells what today is, and the zone of times without one
 */
public record EventStart(EventLog log, Clock clock) {

    /** What a run and later ones left. */
    private static final Pattern RUN = Pattern.compile("run:(\\d{1,18})");

    /** A number; with the log that it is of; and with the mark of the event. */
    private static final Pattern PLACE = Pattern.compile("((?<log>.+)/)?(?<number>\\d{1,18})(-(?<mark>[0-9a-f]{8}))?");

    /**
     * The number of the event before the first one that is wanted.
     *
     * @param text a number, an id of a CloudEvent, a cursor, a time, a day, {@code today} or {@code yesterday}, or
     *     {@code run:} and the number of a run; null for the beginning
     * @throws EventCursorException when the log has no such event, or the text is none of these
     */
    public long of(String text) {
        if (text == null) {
            return 0;
        }
        Matcher place = PLACE.matcher(text);
        return place.matches() ? numbered(text, place) : learnt(text);
    }

    /**
     * The number of the event before the first one that was learnt since a time, or by a run and later ones.
     *
     * @throws EventCursorException when the text is none of these
     */
    public long learnt(String text) {
        Matcher run = RUN.matcher(text);
        return run.matches() ? log.beforeRun(Long.parseLong(run.group(1))) : log.before(moment(text));
    }

    private long numbered(String text, Matcher place) {
        EventLog.Head head = log.head();
        long number = Long.parseLong(place.group("number"));
        String of = place.group("log");
        if (of != null && !of.equals(head.log().toString())) {
            throw EventCursorException.otherLog(text);
        }
        if (number > head.lastId()) {
            throw EventCursorException.ahead(number, head.lastId());
        }
        String mark = place.group("mark");
        if (mark != null && !log.mark(number).equals(Optional.of(mark))) {
            throw EventCursorException.otherHistory(number);
        }
        return number;
    }

    /** The moment that a text means, in the zone of the user where it has none. */
    private Instant moment(String text) {
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
