package io.github.ibkringest.cli.rows;

import io.github.ibkringest.cli.output.Table;
import io.github.ibkringest.listing.Cell;
import io.github.ibkringest.listing.Column;
import io.github.ibkringest.listing.RowSink;
import java.io.PrintWriter;
import java.util.List;

/** A table for people. Its columns are as wide as its first rows need; so a long one is printed as it comes. */
final class TableSink implements RowSink {

    private static final int TOGETHER = 1_000;

    private final PrintWriter out;
    private final boolean isFitted;

    private Table table;
    private int waiting;

    /** @param isFitted whether a last column that does not fit goes on below */
    TableSink(PrintWriter out, boolean isFitted) {
        this.out = out;
        this.isFitted = isFitted;
    }

    @Override
    public void begin(List<Column> columns) {
        table = new Table(columns.stream().map(Column::name).toArray(String[]::new));
    }

    @Override
    public void row(List<Cell> cells) {
        table.row(cells.stream().map(cell -> cell == null ? null : cell.shown()).toArray());
        waiting++;
        if (waiting == TOGETHER) {
            print();
            waiting = 0;
        }
    }

    @Override
    public void end() {
        print();
        out.flush();
    }

    private void print() {
        if (isFitted) {
            table.printMoreFitted(out);
        } else {
            table.printMore(out);
        }
    }
}
