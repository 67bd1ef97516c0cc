package io.github.ibkringest.fold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sorts what was said about a fact into its parts. Those that a record names by more columns come first, so that the
 * order of arrival does not matter.
 */
final class Parts {

    private static final Comparator<Statement> SUREST_FIRST = Comparator.comparingLong(
                    (Statement statement) -> -statement.part().certainty())
            .thenComparing(statement -> statement.part().name())
            .thenComparing(Statement::fragment, Fragment.BETTER_FEED_FIRST)
            .thenComparing(Statement::fragment, Fragment.BY_AGE.reversed());

    private Parts() {}

    /** The statements of one format by part; of those that name no part each joins the one that it must be about. */
    static List<List<Statement>> of(List<Statement> statements) {
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
            List<Statement> alike = parts.size() == 1 ? parts.get(0) : alike(statement, parts);
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
    private static List<Statement> alike(Statement statement, List<List<Statement>> parts) {
        String detail = statement.part().detail();
        return detail.isEmpty()
                ? null
                : parts.stream()
                        .filter(part -> part.stream()
                                .anyMatch(other -> other.part().isNamed()
                                        && other.part().detail().equals(detail)))
                        .reduce((one, later) -> later)
                        .orElse(null);
    }
}
