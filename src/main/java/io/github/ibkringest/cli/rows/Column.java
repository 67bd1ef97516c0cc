package io.github.ibkringest.cli.rows;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Set;

/**
 * A column of rows.
 *
 * @param name its name
 * @param kind what its values are
 */
record Column(String name, Kind kind) {

    private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "numeric", "float4", "float8", "oid");
    private static final Set<String> JSON = Set.of("json", "jsonb");

    /** What values are, as far as formats tell them apart. */
    enum Kind {
        NUMBER,
        BOOLEAN,
        /** A moment; written in UTC, with Z. */
        MOMENT,
        DATE,
        JSON,
        TEXT
    }

    static Column of(ResultSetMetaData columns, int place) throws SQLException {
        return new Column(columns.getColumnLabel(place), kind(columns.getColumnTypeName(place)));
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
