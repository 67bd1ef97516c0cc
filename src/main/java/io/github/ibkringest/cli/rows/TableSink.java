package io.github.ibkringest.cli.rows;

import io.github.ibkringest.cli.output.Table;
import io.github.ibkringest.listing.Cell;
import io.github.ibkringest.listing.Column;
import io.github.ibkringest.listing.RowSink;
import java.io.PrintWriter;
import java.util.List;

/** A table for people. It is as wide as its first rows need; so a long one is printed as it comes. */
final class TableSink implements RowSink {

    private static final int TOGETHER = 1_000;

    private final PrintWriter out;

    private Table table;
    private int waiting;

    TableSink(PrintWriter out) {
        this.out = out;
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
            table.printMore(out);
            waiting = 0;
        }
    }

    @Override
    public void end() {
        table.printMore(out);
        out.flush();
    }
}
