package io.github.ibkringest.cli.verify;

import io.github.ibkringest.cli.output.Table;
import io.github.ibkringest.rebuild.Difference;
import io.github.ibkringest.rebuild.Rebuilt;
import java.io.PrintWriter;
import java.util.List;

/** What differs between the store and what its documents say today, for people. */
final class RebuiltText {

    private static final int WIDEST = 60;

    private RebuiltText() {}

    static void print(Rebuilt rebuilt, List<Difference> differences, PrintWriter out) {
        Table tables = new Table("table", "rows", "differing");
        rebuilt.tables().forEach(table -> tables.row(table.name(), table.rows(), table.differing()));
        tables.print(out);
        out.println();
        if (!differences.isEmpty()) {
            Table table = new Table("account", "table", "key", "column", "stored", "rebuilt");
            differences.forEach(difference -> print(difference, table));
            table.print(out);
        }
        long all = rebuilt.differing();
        if (all > differences.size()) {
            out.println(all - differences.size() + " more rows differ");
        }
        out.println(all == 0 ? "All rows are what the documents say." : all + " rows are not what the documents say.");
    }

    private static void print(Difference difference, Table table) {
        switch (difference.kind()) {
            case MISSING -> row(difference, table, "", "not there", "a row");
            case SURPLUS -> row(difference, table, "", "a row", "not there");
            case DIFFERS ->
                difference
                        .values()
                        .forEach(value -> row(difference, table, value.name(), value.stored(), value.rebuilt()));
        }
    }

    private static void row(Difference difference, Table table, String column, String stored, String rebuilt) {
        table.row(difference.account(), difference.table(), difference.key(), column, cut(stored), cut(rebuilt));
    }

    private static String cut(String text) {
        return text == null || text.length() <= WIDEST ? text : text.substring(0, WIDEST) + "…";
    }
}
