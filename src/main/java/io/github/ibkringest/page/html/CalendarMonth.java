package io.github.ibkringest.page.html;

import java.util.List;

/**
 * A month of a calendar.
 *
 * @param name such as {@code July 2026}
 * @param weeks from Monday to Sunday; null for days of other months
 */
public record CalendarMonth(String name, List<List<Day>> weeks) {

    /**
     * A day.
     *
     * @param number of the month
     * @param said all that is known of it, in a sentence
     * @param state class of what is proven: {@code proven}, {@code missing}, {@code provisional}, {@code none}
     * @param result class of what it brought: {@code up}, {@code down}, {@code flat} or empty
     * @param fills how many
     * @param href its trades, or null
     */
    public record Day(int number, String said, String state, String result, long fills, String href) {}
}
