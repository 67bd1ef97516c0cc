package io.github.ibkringest.cli.show;

import java.util.List;
import java.util.Map;

/**
 * Something that can be listed.
 *
 * @param relation a view, or a query in brackets
 * @param shown columns of a table for people, or expressions with a name
 * @param all the same for files; they may be more
 * @param groupBy what rows are added up by, or null
 * @param day the column of the day, or null
 * @param status the column of {@code --status}, or null
 * @param statuses what {@code --status} takes, each with its condition
 * @param usual the condition while no status is asked for, or null
 * @param order in what order, while none is asked for
 */
record Listing(
        String relation,
        String shown,
        String all,
        String groupBy,
        String day,
        String status,
        Map<String, String> statuses,
        String usual,
        String order) {

    /** A view with a day. */
    static Listing of(String relation, String shown, String day, String order) {
        return new Listing(relation, shown, "*", null, day, null, Map.of(), null, order);
    }

    /** The same, with what {@code --status} takes: values of a column. */
    Listing withStatus(String column, List<String> values, Map<String, String> conditions, String whenNone) {
        Map<String, String> known = new java.util.TreeMap<>(conditions);
        values.forEach(value -> known.put(Words.option(value), column + " = '" + value + "'"));
        return new Listing(relation, shown, all, groupBy, day, column, known, whenNone, order);
    }

    /** Sums in place of rows; what is shown and the order go by the columns of the sums. */
    static Listing sums(String relation, String shown, String all, String groupBy, String day, String order) {
        return new Listing(relation, shown, all, groupBy, day, null, Map.of(), null, order);
    }
}
