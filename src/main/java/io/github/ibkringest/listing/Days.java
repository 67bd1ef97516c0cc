package io.github.ibkringest.listing;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.message.Alike;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;

/** Days as people write them: a day, a month or a year, or a word such as last-month. */
public final class Days {

    private static final List<String> WORDS =
            List.of("today", "yesterday", "this-month", "last-month", "this-year", "last-year");

    private final LocalDate today;

    /** @param today what the words count from */
    public Days(LocalDate today) {
        this.today = today;
    }

    /** The first day of what is written. */
    public LocalDate first(String option, String text) {
        return span(option, text)[0];
    }

    /** The last day of what is written. */
    public LocalDate last(String option, String text) {
        return span(option, text)[1];
    }

    private LocalDate[] span(String option, String text) {
        try {
            return switch (text) {
                case "today" -> day(today);
                case "yesterday" -> day(today.minusDays(1));
                case "this-month" -> month(YearMonth.from(today));
                case "last-month" -> month(YearMonth.from(today).minusMonths(1));
                case "this-year" -> year(Year.from(today));
                case "last-year" -> year(Year.from(today).minusYears(1));
                default ->
                    switch (text.length()) {
                        case 4 -> year(Year.parse(text));
                        case 7 -> month(YearMonth.parse(text));
                        default -> day(LocalDate.parse(text));
                    };
            };
        } catch (DateTimeException e) {
            throw new BrokerConfigurationException(
                    option + " " + text + " is no day; write one like 2026-07-31, a month"
                            + " like 2026-07, a year, or " + String.join(", ", WORDS) + Alike.question(text, WORDS));
        }
    }

    private static LocalDate[] day(LocalDate day) {
        return new LocalDate[] {day, day};
    }

    private static LocalDate[] month(YearMonth month) {
        return new LocalDate[] {month.atDay(1), month.atEndOfMonth()};
    }

    private static LocalDate[] year(Year year) {
        return new LocalDate[] {year.atDay(1), year.atMonth(12).atEndOfMonth()};
    }
}
