package io.github.ibkringest.listing;

import java.io.PrintWriter;
import java.util.List;

/** Comma-separated values by RFC 4180, with lines that end as on Unix. */
public final class CsvSink implements RowSink {

    private final PrintWriter out;

    public CsvSink(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(List<Column> columns) {
        line(columns.stream().map(Column::name).toList());
    }

    @Override
    public void row(List<Cell> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            line.append(i == 0 ? "" : ",").append(cell == null ? "" : quoted(cell.text()));
        }
        // a line of a single null would be read as no line
        out.append(cells.size() == 1 && cells.get(0) == null ? "\"\"" : line).append('\n');
    }

    @Override
    public void end() {
        out.flush();
    }

    private void line(List<String> texts) {
        out.append(String.join(",", texts.stream().map(CsvSink::quoted).toList()))
                .append('\n');
    }

    private static String quoted(String text) {
        boolean plain = !text.isEmpty()
                && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                && text.strip().length() == text.length();
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
