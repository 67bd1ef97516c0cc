package io.github.ibkringest.fold.layout;

import java.util.function.Function;

/**
 * A column of a table and where its value comes from.
 *
 * @param name name in the database
 * @param value takes the value from a record; text, number, date, instant, list of texts, or null
 * @param folding what to do with several fragments
 * @param <T> the normalized type
 */
public record Column<T>(String name, Function<T, Object> value, Folding folding) {

    static <T> Column<T> best(String name, Function<T, Object> value) {
        return new Column<>(name, value, Folding.BEST);
    }
}
