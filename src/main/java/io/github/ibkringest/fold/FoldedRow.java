package io.github.ibkringest.fold;

import java.util.List;
import java.util.UUID;

/**
 * A row as all that is known says it.
 *
 * @param key dedup key
 * @param values values in the order of the row type's columns
 * @param said its best part, as all that is known of that says it
 * @param statements what it was folded from and needs, the best first; never empty
 * @param overruled of these, as fragments, the ones that a newer statement contradicts
 */
public record FoldedRow(
        String key, Object[] values, Statement said, List<Statement> statements, List<Fragment> overruled) {

    /** The row that a single statement makes. */
    public static FoldedRow of(Statement statement) {
        return new FoldedRow(statement.key(), statement.values(), statement, List.of(statement), List.of());
    }

    /** The statement that the row mostly repeats. */
    public Statement best() {
        return statements.get(0);
    }

    /** Whether it was folded from a statement, that is, whether that still counts. */
    public boolean isOf(Statement statement) {
        return statements.stream().anyMatch(counting -> counting == statement);
    }

    /**
     * Whether a statement says what was contradicted before, and still is: that it was made once more, maybe later than so
     * far known, changes nothing.
     *
     * @param before what was known of the row before the statement came
     */
    public boolean repeats(Statement statement, List<Fragment> before) {
        UUID hash = statement.fragment().hash();
        return before.stream()
                        .anyMatch(known -> known.overruled() && known.hash().equals(hash))
                && overruled.stream().anyMatch(fragment -> fragment.hash().equals(hash));
    }

    /** Everything else that was said and still counts. */
    public List<Fragment> others() {
        return statements.size() == 1
                ? List.of()
                : statements.stream()
                        .skip(1)
                        .map(Statement::fragment)
                        .map(fragment -> fragment.overruled(overruled.contains(fragment)))
                        .toList();
    }
}
