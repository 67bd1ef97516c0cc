package io.github.ibkringest.broker.ibkr.flex;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Element name and attribute names that many rows of a statement share, with what is worth computing once for all of
 * them: where each mapped column stands, and the alphabetical order of the attributes. Immutable.
 */
final class RowShape {

    private static final Column[] COLUMNS = Column.values();

    private final String element;
    private final List<String> attributes;
    private final int[][] positions = new int[COLUMNS.length][];
    private final int[] alphabetical;
    private final String[] quoted;

    RowShape(String element, List<String> attributes) {
        this.element = element;
        this.attributes = List.copyOf(attributes);
        for (Column column : COLUMNS) {
            positions[column.ordinal()] = column.attributes().stream()
                    .mapToInt(this.attributes::indexOf)
                    .filter(position -> position >= 0)
                    .toArray();
        }
        alphabetical = IntStream.range(0, attributes.size())
                .boxed()
                .sorted(Comparator.comparing(this.attributes::get))
                .mapToInt(Integer::intValue)
                .toArray();
        quoted = this.attributes.stream().map(RowShape::quoted).toArray(String[]::new);
    }

    private static String quoted(String attribute) {
        return "\",\"" + new String(JsonStringEncoder.getInstance().quoteAsString(attribute)) + "\":\"";
    }

    String element() {
        return element;
    }

    int size() {
        return attributes.size();
    }

    String attribute(int position) {
        return attributes.get(position);
    }

    /** Whether the query delivers the column at all, filled or not. */
    boolean has(Column column) {
        return positions[column.ordinal()].length > 0;
    }

    /** Where the column's attributes stand, the preferred name first. */
    int[] positions(Column column) {
        return positions[column.ordinal()];
    }

    /** Position of the n-th attribute by name. */
    int alphabetical(int n) {
        return alphabetical[n];
    }

    /** What stands between the value before and this attribute's value in JSON: {@code ","attribute":"}. */
    String quoted(int position) {
        return quoted[position];
    }
}
