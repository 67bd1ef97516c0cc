package io.github.ibkringest.schedule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hours of the week, New York time, in which the broker maintains its systems and is not asked. Immutable. */
public final class QuietHours {

    private static final Pattern SPAN =
            Pattern.compile("([A-Z]{3})(?:-([A-Z]{3}))?\\s+(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

    private final List<Span> spans;

    private QuietHours(List<Span> spans) {
        this.spans = List.copyOf(spans);
    }

    /** From a time on some days to the next such time, which may be on the day after. */
    private record Span(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

        boolean contains(DayOfWeek day, LocalTime time) {
            if (from.isBefore(to)) {
                return days.contains(day) && !time.isBefore(from) && time.isBefore(to);
            }
            return days.contains(day) && !time.isBefore(from) || days.contains(day.minus(1)) && time.isBefore(to);
        }
    }

    /**
     * Reads {@code FRI 23:00-03:00, SAT-THU 23:45-00:45}; days name where a span begins.
     *
     * @throws IllegalArgumentException naming the part that cannot be read
     */
    public static QuietHours parse(String text) {
        List<Span> spans = new ArrayList<>();
        for (String part : text.toUpperCase(Locale.ROOT).split(",")) {
            if (!part.isBlank()) {
                spans.add(span(part.strip()));
            }
        }
        return new QuietHours(spans);
    }

    private static Span span(String text) {
        Matcher parts = SPAN.matcher(text);
        if (!parts.matches()) {
            throw wrong(text);
        }
        try {
            DayOfWeek first = day(parts.group(1));
            DayOfWeek last = parts.group(2) == null ? first : day(parts.group(2));
            return new Span(days(first, last), LocalTime.parse(parts.group(3)), LocalTime.parse(parts.group(4)));
        } catch (DateTimeException e) {
            throw wrong(text);
        }
    }

    private static DayOfWeek day(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().startsWith(name))
                .findFirst()
                .orElseThrow(() -> wrong(name));
    }

    private static Set<DayOfWeek> days(DayOfWeek first, DayOfWeek last) {
        Set<DayOfWeek> days = EnumSet.of(last);
        for (DayOfWeek day = first; day != last; day = day.plus(1)) {
            days.add(day);
        }
        return days;
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("'" + text + "' is no span of hours; write one like FRI 23:00-03:00");
    }

    /** Whether a moment, given in New York time, is quiet. */
    public boolean contains(ZonedDateTime moment) {
        return spans.stream().anyMatch(span -> span.contains(moment.getDayOfWeek(), moment.toLocalTime()));
    }
}
