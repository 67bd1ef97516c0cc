package io.github.ibkringest.listing;

import io.github.ibkringest.listing.Column.Kind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A value.
 *
 * @param shown as PostgreSQL writes it, for people
 * @param text for programs: the same, but moments in ISO 8601 in UTC, and true or false
 * @param kind what it is; text for a number that is none, such as NaN
 */
public record Cell(String shown, String text, Kind kind) {

    /** The year 200000. */
    private static final long END_OF_TIME = 6_000_000_000_000_000L;

    private static final String NUMBER = "-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?";

    /** The value of a column in the row that the rows are at; null for null. */
    public static Cell of(ResultSet rows, int place, Kind kind) throws SQLException {
        String shown = rows.getString(place);
        if (shown == null) {
            return null;
        }
        return switch (kind) {
            case BOOLEAN -> new Cell(shown, String.valueOf(rows.getBoolean(place)), kind);
            case MOMENT ->
                shown.endsWith("infinity")
                        ? new Cell(shown, shown, Kind.TEXT)
                        : new Cell(shown, moment(rows.getObject(place, OffsetDateTime.class)), kind);
            case NUMBER -> new Cell(shown, shown, shown.matches(NUMBER) ? kind : Kind.TEXT);
            default -> new Cell(shown, shown, kind);
        };
    }

    /** A value as the driver gives it; null for null. */
    public static Cell of(Object value, Kind kind) {
        if (value == null) {
            return null;
        }
        if (kind == Kind.MOMENT && value instanceof Timestamp moment) {
            // infinity comes as a year far away
            boolean isDate = Math.abs(moment.getTime()) < END_OF_TIME;
            String text = isDate
                    ? moment(moment.toInstant().atOffset(ZoneOffset.UTC))
                    : (moment.getTime() < 0 ? "-" : "") + "infinity";
            return new Cell(text, text, isDate ? kind : Kind.TEXT);
        }
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        return new Cell(text, text, kind == Kind.NUMBER && !text.matches(NUMBER) ? Kind.TEXT : kind);
    }

    private static String moment(OffsetDateTime moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.withOffsetSameInstant(ZoneOffset.UTC));
    }
}
