package io.github.ibkringest.page.html;

import java.util.List;

/**
 * A table of a page.
 *
 * @param name its name, for links to it
 * @param caption what it holds
 * @param heads the headings
 * @param rows the values, row by row
 * @param empty what is read instead of no rows
 * @param next the address of the next rows, or null
 * @param first the address of the first rows, where these are others, or null
 */
public record Table(
        String name,
        String caption,
        List<Head> heads,
        List<List<Shown>> rows,
        String empty,
        String next,
        String first) {

    /**
     * A heading.
     *
     * @param label its text
     * @param isNumber whether its column stands at the right
     * @param sorted {@code ascending}, {@code descending} or {@code none}; null where it does not sort
     * @param href what sorts by it
     */
    public record Head(String label, boolean isNumber, String sorted, String href) {}

    public Table {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
    }
}
