package io.github.ibkringest.fold;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Sorts what was said about a fact into its parts, of which each has its own name. Those that a record names by more columns come first, so that the
 * order of arrival does not matter.
 */
final class Parts {

    private static final Comparator<Statement> SUREST_FIRST = Comparator.comparingLong(
                    (Statement statement) -> -statement.part().certainty())
            .thenComparing(statement -> -statement.part().leg().certainty())
            .thenComparing(statement -> statement.part().name())
            .thenComparing(Statement::fragment, Fragment.BETTER_FEED_FIRST)
            .thenComparing(Statement::fragment, Fragment.BY_AGE.reversed());

    private Parts() {}

    /**
     * The statements of one format by part; of those that name no part each joins the one that it must be about.
     *
     * @param likeness columns by which a statement without name looks like a part
     */
    static List<List<Statement>> of(List<Statement> statements, int[] likeness, Legs legs) {
        List<List<Statement>> parts = new ArrayList<>();
        List<Statement> unnamed = new ArrayList<>();
        statements.stream().sorted(SUREST_FIRST).forEach(statement -> {
            if (!statement.part().isNamed()) {
                unnamed.add(statement);
            } else {
                join(statement, parts, part -> part.get(0).part().isSameAs(statement.part()), legs);
            }
        });
        List<List<Statement>> whole = new ArrayList<>();
        unnamed.forEach(statement -> {
            List<List<Statement>> possible = parts.stream()
                    .filter(part -> mayBeOf(statement, part, legs))
                    .toList();
            List<Statement> alike = possible.size() == 1 ? possible.get(0) : alike(statement, possible, likeness);
            if (alike == null) {
                join(statement, whole, part -> true, legs);
            } else {
                alike.add(statement);
            }
        });
        parts.addAll(whole);
        return parts;
    }

    /** Adds a statement to the part that it is about, or else makes one. */
    private static void join(
            Statement statement, List<List<Statement>> parts, Predicate<List<Statement>> isSame, Legs legs) {
        List<List<Statement>> same = parts.stream()
                .filter(part -> isSame.test(part) && mayBeOf(statement, part, legs))
                .toList();
        List<Statement> part =
                same.size() < 2 ? first(same, any -> true) : first(same, one -> isSurely(statement, one));
        if (part == null) {
            // one document never states a part twice
            part = first(same, one -> one.stream().noneMatch(other -> Legs.areOfOneDocument(statement, other)));
        }
        if (part == null && !same.isEmpty()) {
            part = same.get(0);
        }
        if (part == null) {
            part = new ArrayList<>();
            parts.add(part);
        }
        part.add(statement);
    }

    private static List<Statement> first(List<List<Statement>> parts, Predicate<List<Statement>> wanted) {
        return parts.stream().filter(wanted).findFirst().orElse(null);
    }

    private static boolean mayBeOf(Statement statement, List<Statement> part, Legs legs) {
        return part.stream()
                .noneMatch(other ->
                        legs.areTwo(statement.part().leg(), other.part().leg()));
    }

    private static boolean isSurely(Statement statement, List<Statement> part) {
        return part.stream()
                .anyMatch(other -> statement.part().leg().isSurely(other.part().leg()));
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
