package io.github.ibkringest.cli.rows.parquet;

import io.github.ibkringest.cli.rows.parquet.ColumnType.Stored;
import io.github.ibkringest.listing.Cell;
import io.github.ibkringest.listing.Column;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * Finds out what all values of a column fit into. A decimal of Parquet has the same number of digits after the point in each row,
 * while those of the database have as many as they need. Not thread-safe.
 */
final class ColumnFit {

    private final Column column;
    private boolean fits = true;
    private int before;
    private int after;

    ColumnFit(Column column) {
        this.column = column;
    }

    /** Looks at a value. */
    void see(Cell cell) {
        if (cell == null || !fits) {
            return;
        }
        // such as NaN or infinity
        fits = cell.kind() == column.kind();
        if (!fits) {
            return;
        }
        switch (column.kind()) {
            case NUMBER -> number(cell.text());
            case DATE -> fits = isDay(cell.text());
            default -> {
                // as it is
            }
        }
    }

    private void number(String text) {
        if (column.isWhole()) {
            return;
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        after = Math.max(after, number.scale());
        before = Math.max(before, number.precision() - number.scale());
        fits = Math.max(before, 0) + after <= ColumnType.MOST_DIGITS;
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** The type, after all values were seen. */
    ColumnType type(String name) {
        Stored usual = ColumnType.usual(column);
        if (!fits) {
            return new ColumnType(name, Stored.TEXT, 0);
        }
        return usual == Stored.SHORT_DECIMAL && before + after > ColumnType.SHORT_DIGITS
                ? new ColumnType(name, Stored.DECIMAL, after)
                : new ColumnType(name, usual, after);
    }
}
