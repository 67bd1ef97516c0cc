package io.github.ibkringest.fold;

import io.github.ibkringest.fold.layout.Leg;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which parts of one order are of two legs: those of two con ids, else of two symbols that one statement has side by side.
 * A symbol can change from one statement to the next, but not within one.
 */
public final class Legs {

    private final List<Set<String>> sideBySide;

    private Legs(List<Set<String>> sideBySide) {
        this.sideBySide = sideBySide;
    }

    /** What all statements about an order state. */
    static Legs of(Collection<Statement> statements) {
        Map<List<Object>, Set<String>> symbols = new HashMap<>();
        for (Statement statement : statements) {
            String symbol = statement.part().leg().symbol();
            if (symbol != null) {
                symbols.computeIfAbsent(document(statement), document -> new HashSet<>())
                        .add(symbol);
            }
        }
        symbols.values().removeIf(one -> one.size() < 2);
        return new Legs(new ArrayList<>(symbols.values()));
    }

    /** Rows of one document have one feed and one moment. */
    private static List<Object> document(Statement statement) {
        return Arrays.asList(
                statement.fragment().feed(),
                statement.fragment().raw().provenance().asOf());
    }

    static boolean areOfOneDocument(Statement one, Statement other) {
        return document(one).equals(document(other));
    }

    public boolean areTwo(Leg one, Leg other) {
        if (one.conId() != null && other.conId() != null) {
            return !one.conId().equals(other.conId());
        }
        return one.symbol() != null
                && other.symbol() != null
                && !one.symbol().equals(other.symbol())
                && sideBySide.stream()
                        .anyMatch(symbols -> symbols.contains(one.symbol()) && symbols.contains(other.symbol()));
    }
}
