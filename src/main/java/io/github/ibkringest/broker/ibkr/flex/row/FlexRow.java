package io.github.ibkringest.broker.ibkr.flex.row;

import io.github.ibkringest.broker.record.Readings;
import java.util.Arrays;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamReader;

/**
 * One row of a trade section, not yet interpreted. Absent and empty attributes are both empty text.
 *
 * @param statement number of its statement within the payload
 * @param section the section it stands in
 * @param shape its element and attribute names
 * @param values the values in the order of the shape
 * @param line line of its start tag
 * @param column column of its start tag
 */
public record FlexRow(int statement, Section section, RowShape shape, String[] values, int line, int column) {

    /** Characters of a row's values; a real one has a few thousand, and a thousand rows are in memory at a time. */
    public static final int MAX_WIDTH = 1 << 16;

    /** Readings of dry runs have negative numbers. */
    static final int NO_READING = Integer.MIN_VALUE;

    /** The row that the parser stands on. */
    public static FlexRow of(int statement, Section section, RowShape shape, XMLStreamReader xml) {
        String[] values = new String[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = xml.getAttributeValue(i);
        }
        Location location = xml.getLocation();
        return new FlexRow(statement, section, shape, values, location.getLineNumber(), location.getColumnNumber());
    }

    /** The same with a value more, which the shape has at its end. */
    FlexRow with(RowShape longer, String value) {
        String[] more = Arrays.copyOf(values, values.length + 1);
        more[values.length] = value;
        return new FlexRow(statement, section, longer, more, line, column);
    }

    /** How many characters its values have. */
    public int width() {
        int width = 0;
        for (String value : values) {
            width += value.length();
        }
        return width;
    }

    /**
     * The value of a column in the one spelling that it is read in, or null when it is absent, empty or one of the
     * broker's words for "none".
     */
    public String text(Column wanted) {
        for (int position : shape.positions(wanted)) {
            String value = values[position].strip();
            if (!isNone(value)) {
                String said = wanted.spelling().of(value);
                if (said != null) {
                    return said;
                }
            }
        }
        return null;
    }

    /** The number of the reading of a column, if the row states it; otherwise {@link #NO_READING}. */
    int reading(Column wanted) {
        for (int position : shape.positions(wanted)) {
            if (!isNone(values[position].strip())) {
                String mark = shape.attribute(position);
                int of = shape.position(Readings.MARK + " " + mark);
                int reading = of < 0 ? shape.position(Readings.MARK) : of;
                return reading < 0 ? NO_READING : Integer.parseInt(values[reading]);
            }
        }
        return NO_READING;
    }

    /** Whether a text is none, or one of the broker's words for it. */
    private static boolean isNone(String value) {
        return switch (value.length()) {
            case 0 -> true;
            case 1 -> value.charAt(0) == '-';
            case 2 -> value.equals("--");
            case 3 -> value.equals("N/A");
            default -> false;
        };
    }

    /** Whether it was kept without the columns of its statement that it leaves empty. */
    boolean isStored() {
        return line == 0;
    }

    /** Where the row stands in its document, for people. */
    public String place() {
        return "line " + line + ", column " + column;
    }
}
