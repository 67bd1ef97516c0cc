package io.github.ibkringest.page.view;

import java.util.List;

/**
 * A table of a view.
 *
 * @param name its name in JSON, and of the SQL file below {@code web/}
 * @param caption what it holds, for people
 * @param empty what people read instead of no rows, and what to do
 * @param fields its columns that people see; programs get all
 */
public record Part(String name, String caption, String empty, List<Field> fields) {

    public Part {
        fields = List.copyOf(fields);
    }

    static Part of(String name, String caption, String empty, Field... fields) {
        return new Part(name, caption, empty, List.of(fields));
    }
}
