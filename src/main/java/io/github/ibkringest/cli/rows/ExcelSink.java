package io.github.ibkringest.cli.rows;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.listing.Cell;
import io.github.ibkringest.listing.Column;
import io.github.ibkringest.listing.RowSink;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * One sheet of a workbook, written as the rows come. Excel computes with 15 digits: a number that has more, or that Excel
 * would show as another one, is written as text, as are moments, which have a zone.
 */
final class ExcelSink implements RowSink {

    private static final int MOST_ROWS = 1_048_576;
    private static final int MOST_LETTERS = 32_767;
    private static final int MOST_DIGITS = 15;
    private static final int FLUSHED = 500;
    private static final int WIDTH = 18;

    private final Workbook workbook;
    private final Worksheet sheet;

    private int row;

    ExcelSink(OutputStream bytes, String title) {
        workbook = new Workbook(bytes, "ibkr-ingest", null);
        sheet = workbook.newWorksheet(title);
    }

    @Override
    public void begin(List<Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            sheet.width(i, WIDTH);
        }
        sheet.freezePane(0, 1);
        for (int i = 0; i < columns.size(); i++) {
            sheet.value(0, i, columns.get(i).name());
            sheet.style(0, i).bold().set();
        }
        row = 1;
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        if (row == MOST_ROWS) {
            throw new BrokerConfigurationException("a sheet of Excel holds " + MOST_ROWS
                    + " rows with the heading, and there are more; use --format csv, or ask for less");
        }
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) != null) {
                value(i, cells.get(i));
            }
        }
        row++;
        if (row % FLUSHED == 0) {
            sheet.flush();
        }
    }

    private void value(int column, Cell cell) {
        switch (cell.kind()) {
            case NUMBER -> number(column, cell.text());
            case BOOLEAN -> sheet.value(row, column, Boolean.valueOf(cell.text()));
            case DATE -> date(column, cell.text());
            default -> text(column, cell.text());
        }
    }

    private void number(int column, String text) {
        BigDecimal number = new BigDecimal(text);
        if (number.stripTrailingZeros().precision() <= MOST_DIGITS) {
            sheet.value(row, column, number);
        } else {
            text(column, text);
        }
    }

    /** Excel knows no days before 1900, and takes 1900 for a leap year. */
    private void date(int column, String text) {
        if (text.matches("(19|2\\d)\\d\\d-\\d\\d-\\d\\d") && text.compareTo("1900-03-01") >= 0) {
            sheet.value(row, column, LocalDate.parse(text));
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else {
            text(column, text);
        }
    }

    private void text(int column, String text) {
        if (text.length() > MOST_LETTERS) {
            throw new BrokerConfigurationException("a cell of Excel holds " + MOST_LETTERS + " letters, and row " + row
                    + " has " + text.length() + " in column " + (column + 1) + "; use --format csv or json");
        }
        // in its place, and not in a list of all texts that would be kept until the end
        sheet.inlineString(row, column, text);
    }

    @Override
    public void end() throws IOException {
        workbook.finish();
    }
}
