package io.github.ibkringest.rebuild;

import java.util.List;

/**
 * What came of a rebuild. Immutable.
 *
 * @param tables the tables that were compared
 * @param failures payloads that could not be read or stored again, sentences
 */
public record Rebuilt(List<Table> tables, List<String> failures) {

    /**
     * How a table compares.
     *
     * @param name its name
     * @param rows how many rows are stored
     * @param differing how many rows differ, are missing, or are stored although no payload makes them
     */
    public record Table(String name, long rows, long differing) {}

    public Rebuilt {
        tables = List.copyOf(tables);
        failures = List.copyOf(failures);
    }

    static Rebuilt of(List<Comparison.Result> results, List<String> failures) {
        return new Rebuilt(
                results.stream()
                        .map(result -> new Table(result.table(), result.rows(), result.differing()))
                        .toList(),
                failures);
    }

    /** How many rows differ, of all tables. */
    public long differing() {
        return tables.stream().mapToLong(Table::differing).sum();
    }

    /** Whether what is stored is what the payloads say. */
    public boolean isEqual() {
        return failures.isEmpty() && differing() == 0;
    }
}
