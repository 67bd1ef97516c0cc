package io.github.ibkringest.page.view;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Something to look at. Immutable.
 *
 * @param name its name, as in routes
 * @param area the place in the navigation that it belongs to
 * @param title its heading
 * @param template the template that shows it
 * @param filters the parameters that narrow it down; programs may use a limit, too
 * @param choices what can be chosen for filters that have a list, such as a status, the usual one first
 * @param sorts the columns to sort by, beside the usual order
 * @param parts its tables; the first is what CSV has
 */
public record View(
        String name,
        String area,
        String title,
        String template,
        Set<Filter> filters,
        Map<Filter, List<String>> choices,
        List<String> sorts,
        List<Part> parts) {

    /** What a view is narrowed down by. */
    public enum Filter {
        ACCOUNT,
        SYMBOL,
        FROM,
        TO,
        STATUS,
        BY,
        YEAR,
        SORT,
        /** The place of a row after which the rows begin. */
        AFTER,
        PAGE;

        /** The name of the parameter. */
        public String parameter() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it is one of the form above a table. */
        public boolean isOfForm() {
            return ordinal() <= BY.ordinal();
        }
    }

    public View {
        filters = Set.copyOf(filters);
        choices = Map.copyOf(choices);
        sorts = List.copyOf(sorts);
        parts = List.copyOf(parts);
    }

    static View of(String name, String area, String title, String template, Part... parts) {
        return new View(name, area, title, template, Set.of(), Map.of(), List.of(), List.of(parts));
    }

    View narrowedBy(Filter first, Filter... more) {
        return new View(name, area, title, template, EnumSet.of(first, more), choices, sorts, parts);
    }

    View choosing(Filter filter, String... values) {
        Map<Filter, List<String>> all = new EnumMap<>(Filter.class);
        all.putAll(choices);
        all.put(filter, List.of(values));
        return new View(name, area, title, template, filters, all, sorts, parts);
    }

    View sortedBy(String... columns) {
        return new View(name, area, title, template, filters, choices, List.of(columns), parts);
    }

    /** The same with further tables. */
    View with(List<Part> more) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(more);
        return new View(name, area, title, template, filters, choices, sorts, all);
    }

    /** The table that CSV has. */
    public Part main() {
        return parts.get(0);
    }
}
