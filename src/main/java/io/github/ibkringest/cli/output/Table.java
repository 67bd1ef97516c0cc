package io.github.ibkringest.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table for people: a heading, columns as wide as they need to be, numbers to the right. */
public final class Table {

    private static final int WIDTH = 100;

    private final List<String> heading;
    private final List<List<String>> rows = new ArrayList<>();
    private final Map<Integer, String> sections = new HashMap<>();

    private int[] widths;
    private boolean[] numeric;

    public Table(String... heading) {
        this.heading = List.of(heading);
    }

    public void row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell == null ? "" : cell.toString());
        }
        while (row.size() < heading.size()) {
            row.add("");
        }
        rows.add(row);
    }

    /** Begins a section: a line of its own before the next row. */
    public void section(String title) {
        sections.put(rows.size(), title);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public void print(PrintWriter out) {
        measure();
        line(out, heading, widths, numeric);
        for (int i = 0; i < rows.size(); i++) {
            if (sections.containsKey(i)) {
                out.println(sections.get(i));
            }
            line(out, rows.get(i), widths, numeric);
        }
    }

    /**
     * Prints the table in lines of at most 100 characters, as far as words allow: what does not fit into the last column
     * goes on below it.
     */
    public void printFitted(PrintWriter out) {
        measure();
        line(out, heading, widths, numeric);
        rows.forEach(row -> fitted(out, row));
    }

    private void fitted(PrintWriter out, List<String> row) {
        int before = 0;
        for (int i = 0; i < widths.length - 1; i++) {
            before += widths[i] + 2;
        }
        int last = widths.length - 1;
        List<String> lines = broken(row.get(last), WIDTH - before);
        List<String> first = new ArrayList<>(row.subList(0, last));
        first.add(lines.get(0));
        line(out, first, widths, numeric);
        String margin = " ".repeat(before);
        lines.stream().skip(1).forEach(next -> out.println(margin + next));
    }

    private static List<String> broken(String text, int room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Prints the rows so far and forgets them; the first time below a heading, and as wide as they need to be. */
    public void printMore(PrintWriter out) {
        if (widths == null) {
            print(out);
        } else {
            rows.forEach(row -> line(out, row, widths, numeric));
        }
        forget();
    }

    /** The same in lines of at most 100 characters, see {@link #printFitted}. */
    public void printMoreFitted(PrintWriter out) {
        if (widths == null) {
            printFitted(out);
        } else {
            rows.forEach(row -> fitted(out, row));
        }
        forget();
    }

    private void forget() {
        rows.clear();
        sections.clear();
    }

    private void measure() {
        widths = new int[heading.size()];
        numeric = new boolean[heading.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    heading.get(i).length(),
                    rows.stream()
                            .mapToInt(row -> row.get(column).length())
                            .max()
                            .orElse(0));
            numeric[i] = !rows.isEmpty()
                    && rows.stream().allMatch(row -> row.get(column).matches("-?[\\d.,]*"));
        }
    }

    private static void line(PrintWriter out, List<String> cells, int[] widths, boolean[] numeric) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String space = " ".repeat(Math.max(0, widths[i] - cells.get(i).length()));
            line.append(i == 0 ? "" : "  ").append(numeric[i] ? space + cells.get(i) : cells.get(i) + space);
        }
        out.println(line.toString().stripTrailing());
    }
}
