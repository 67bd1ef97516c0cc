package io.github.ibkringest.bench;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table that also reads well as plain text. */
final class TextTable {

    private final List<String[]> rows = new ArrayList<>();

    TextTable(String... heads) {
        rows.add(heads);
    }

    void row(String... cells) {
        rows.add(cells);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            String[] cells = rows.get(row);
            for (int column = 0; column < cells.length; column++) {
                text.append("| ").append(padded(cells[column], column)).append(' ');
            }
            text.append("|\n");
            if (row == 0) {
                for (int column = 0; column < cells.length; column++) {
                    text.append('|').append("-".repeat(width(column) + 1)).append(isText(column) ? "-" : ":");
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }

    private String padded(String cell, int column) {
        String padding = " ".repeat(width(column) - cell.length());
        return isText(column) ? cell + padding : padding + cell;
    }

    /** Figures stand on the right. */
    private boolean isText(int column) {
        return rows.stream().skip(1).anyMatch(row -> row[column].matches("[^\\d<>]{2}.*"))
                || rows.stream().skip(1).anyMatch(row -> row[column].matches(".*[a-z]{3}.*"));
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }
}
