package io.github.ibkringest.cli.rows;

import io.github.ibkringest.cli.rows.Column.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
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
record Cell(String shown, String text, Kind kind) {

    private static final String NUMBER = "-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?";

    /** The value of a column in the row that the rows are at; null for null. */
    static Cell of(ResultSet rows, int place, Kind kind) throws SQLException {
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

    private static String moment(OffsetDateTime moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.withOffsetSameInstant(ZoneOffset.UTC));
    }
}
