package io.github.ibkringest.fold;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Sorts what was said about a fact into its parts, of which each has its own name. Those that a record names by more columns come first, so that the
 * order of arrival does not matter.
 */
final class Parts {

    private static final Comparator<Statement> SUREST_FIRST = Comparator.comparingLong(
                    (Statement statement) -> -statement.part().certainty())
            .thenComparing(statement -> statement.part().name())
            .thenComparing(Statement::fragment, Fragment.BETTER_FEED_FIRST)
            .thenComparing(Statement::fragment, Fragment.BY_AGE.reversed());

    private Parts() {}

    /**
     * The statements of one format by part; of those that name no part each joins the one that it must be about.
     *
     * @param likeness columns by which a statement without name looks like a part
     */
    static List<List<Statement>> of(List<Statement> statements, int[] likeness) {
        List<List<Statement>> parts = new ArrayList<>();
        List<Statement> unnamed = new ArrayList<>();
        statements.stream().sorted(SUREST_FIRST).forEach(statement -> {
            if (!statement.part().isNamed()) {
                unnamed.add(statement);
            } else {
                List<Statement> same = sameAs(statement, parts);
                if (same == null) {
                    same = new ArrayList<>();
                    parts.add(same);
                }
                same.add(statement);
            }
        });
        List<Statement> whole = new ArrayList<>();
        unnamed.forEach(statement -> {
            List<Statement> alike = parts.size() == 1 ? parts.get(0) : alike(statement, parts, likeness);
            (alike == null ? whole : alike).add(statement);
        });
        if (!whole.isEmpty()) {
            parts.add(whole);
        }
        return parts;
    }

    private static List<Statement> sameAs(Statement statement, List<List<Statement>> parts) {
        return parts.stream()
                .filter(part -> part.get(0).part().isSameAs(statement.part()))
                .findFirst()
                .orElse(null);
    }

    /** The last of the parts that look like it. */
    private static List<Statement> alike(Statement statement, List<List<Statement>> parts, int[] likeness) {
        return likeness.length == 0
                ? null
                : parts.stream()
                        .filter(part -> part.stream()
                                .anyMatch(other -> other.part().isNamed() && areAlike(statement, other, likeness)))
                        .reduce((one, later) -> later)
                        .orElse(null);
    }

    private static boolean areAlike(Statement one, Statement other, int[] likeness) {
        return Arrays.stream(likeness).allMatch(column -> equal(one.values()[column], other.values()[column]));
    }

    private static boolean equal(Object one, Object other) {
        return one instanceof BigDecimal number && other instanceof BigDecimal otherNumber
                ? number.compareTo(otherNumber) == 0
                : Objects.equals(one, other);
    }
}
