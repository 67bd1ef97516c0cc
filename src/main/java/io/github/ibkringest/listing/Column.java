package io.github.ibkringest.listing;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Set;

/**
 * A column of rows.
 *
 * @param name its name
 * @param kind what its values are
 * @param isWhole whether they are whole numbers by their type
 */
public record Column(String name, Kind kind, boolean isWhole) {

    private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "numeric", "float4", "float8", "oid");
    private static final Set<String> WHOLE = Set.of("int2", "int4", "int8", "oid");
    private static final Set<String> JSON = Set.of("json", "jsonb");

    /** What values are, as far as formats tell them apart. */
    public enum Kind {
        NUMBER,
        BOOLEAN,
        /** A moment; written in UTC, with Z. */
        MOMENT,
        DATE,
        JSON,
        TEXT
    }

    /** One that is not known to have whole numbers only. */
    public Column(String name, Kind kind) {
        this(name, kind, false);
    }

    /** The column at a place of a result, the first is 1. */
    public static Column of(ResultSetMetaData columns, int place) throws SQLException {
        String type = columns.getColumnTypeName(place);
        return new Column(columns.getColumnLabel(place), kind(type), WHOLE.contains(type));
    }

    private static Kind kind(String type) {
        if (NUMBERS.contains(type)) {
            return Kind.NUMBER;
        }
        if (JSON.contains(type)) {
            return Kind.JSON;
        }
        return switch (type) {
            case "bool" -> Kind.BOOLEAN;
            case "timestamptz" -> Kind.MOMENT;
            case "date" -> Kind.DATE;
            default -> Kind.TEXT;
        };
    }
}
