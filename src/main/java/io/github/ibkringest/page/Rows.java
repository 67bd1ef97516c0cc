package io.github.ibkringest.page;

import io.github.ibkringest.listing.Cell;
import io.github.ibkringest.listing.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rows of a table.
 *
 * @param columns all columns, in order
 * @param values the values by column
 */
record Rows(List<Column> columns, List<Map<String, Object>> values) {

    Rows {
        columns = List.copyOf(columns);
    }

    /** The first of them. */
    Rows first(int most) {
        return values.size() > most ? new Rows(columns, values.subList(0, most)) : this;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** A value of a row; null for null. */
    Cell cell(Map<String, Object> row, String column) {
        Column.Kind kind = columns.stream()
                .filter(one -> one.name().equals(column))
                .map(Column::kind)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no column " + column));
        return Cell.of(row.get(column), kind);
    }

    /** The values of a row in the order of the columns. */
    List<Cell> cells(Map<String, Object> row) {
        List<Cell> cells = new ArrayList<>();
        for (Column column : columns) {
            cells.add(Cell.of(row.get(column.name()), column.kind()));
        }
        return cells;
    }
}
