package io.github.ibkringest.broker.ibkr.flex.row;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.ibkringest.broker.record.Readings;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Element name and attribute names that many rows of a statement share, with what is worth computing once for all of
 * them: where each mapped column stands, and the alphabetical order of the attributes. Immutable.
 */
public final class RowShape {

    private static final Column[] COLUMNS = Column.values();

    private final String element;
    private final List<String> attributes;
    private final int[][] positions = new int[COLUMNS.length][];
    private final int[] alphabetical;
    private final String[] quoted;
    private final boolean bookedLater;
    private final boolean nearTwin;
    private final boolean tellsReadings;

    RowShape(String element, List<String> attributes) {
        this.element = element;
        this.attributes = List.copyOf(attributes);
        for (Column column : COLUMNS) {
            Stream<String> names = column == Column.REPORT_DATE
                    ? Stream.concat(column.attributes().stream(), Stream.of(BookingMarks.ON))
                    : column.attributes().stream();
            positions[column.ordinal()] = names.mapToInt(this.attributes::indexOf)
                    .filter(position -> position >= 0)
                    .toArray();
        }
        alphabetical = IntStream.range(0, attributes.size())
                .boxed()
                .sorted(Comparator.comparing(this.attributes::get))
                .mapToInt(Integer::intValue)
                .toArray();
        bookedLater = this.attributes.contains(BookingMarks.LATER);
        nearTwin = this.attributes.contains(NearTwinMark.NAME);
        tellsReadings = this.attributes.stream().anyMatch(name -> name.startsWith(Readings.MARK));
        quoted = this.attributes.stream().map(RowShape::quoted).toArray(String[]::new);
    }

    private static String quoted(String attribute) {
        return "\",\"" + new String(JsonStringEncoder.getInstance().quoteAsString(attribute)) + "\":\"";
    }

    /** The element that rows of this shape are. */
    public String element() {
        return element;
    }

    /** How many attributes rows of this shape have. */
    public int size() {
        return attributes.size();
    }

    /** The name of an attribute. */
    public String attribute(int position) {
        return attributes.get(position);
    }

    /** Whether the query delivers the column at all, filled or not. */
    public boolean has(Column column) {
        return IntStream.of(positions[column.ordinal()])
                .anyMatch(position -> !attributes.get(position).equals(BookingMarks.ON));
    }

    /** Whether its rows are known to be booked on a later day than they are traded. */
    public boolean isBookedLater() {
        return bookedLater;
    }

    /** Whether the statement of its rows has other rows without ids, of the same moment and quantity. */
    public boolean hasNearTwin() {
        return nearTwin;
    }

    /** Whether its rows state how they were read. */
    public boolean tellsReadings() {
        return tellsReadings;
    }

    /** Where an attribute stands, or a negative number. */
    int position(String attribute) {
        return attributes.indexOf(attribute);
    }

    /** The same with an attribute behind all others. */
    RowShape with(String attribute) {
        return new RowShape(
                element,
                Stream.concat(attributes.stream(), Stream.of(attribute)).toList());
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
