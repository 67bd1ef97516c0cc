package io.github.ibkringest.events;

import io.github.ibkringest.fold.Statement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Statements without trade id that are equal in everything that distinguishes events, as sets of which each is about one event:
 * two rows of one statement are two events, while another statement may state an event anew. Not thread-safe.
 */
final class Twins {

    private static final Comparator<Statement> BY_DETAILS = Twins::byDetails;

    /** A set says the same, however often it says it. */
    private static final Comparator<List<Statement>> BY_CONTENT = (set, otherSet) -> {
        List<Statement> one = distinct(set);
        List<Statement> other = distinct(otherSet);
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = BY_DETAILS.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    };

    private final List<List<Statement>> sets = new ArrayList<>();
    private final Map<Integer, List<Statement>> taken = new HashMap<>();

    /** Adds what is stored of one event. */
    void stored(List<Statement> statements) {
        sets.add(new ArrayList<>(statements));
    }

    /**
     * Adds what is delivered.
     *
     * @param incoming statements
     * @param before the twins that the run has delivered before, by their number; those of now are added
     */
    void deliver(List<Statement> incoming, Map<Integer, UUID> before) {
        new TreeMap<>(before).forEach((number, hash) -> take(number, find(hash)));
        List<Statement> news = new ArrayList<>();
        for (Statement statement : incoming) {
            int number = number(statement);
            List<Statement> known = taken.containsKey(number)
                    ? taken.get(number)
                    : find(statement.fragment().raw().hash());
            if (known == null) {
                news.add(statement);
            } else {
                add(statement, number, known, before);
            }
        }
        for (Statement statement : news) {
            int number = number(statement);
            List<Statement> known = taken.get(number);
            add(statement, number, known == null ? nearest(statement) : known, before);
        }
    }

    private void add(Statement statement, int number, List<Statement> set, Map<Integer, UUID> before) {
        set.add(statement);
        take(number, set);
        if (number > 0) {
            before.put(number, statement.fragment().raw().hash());
        }
    }

    /** Only rows with a twin in their statement have a number: none of the others gets what one of them has taken. */
    private void take(int number, List<Statement> set) {
        if (number > 0 && set != null) {
            taken.put(number, set);
        }
    }

    private List<Statement> find(UUID hash) {
        return free().stream()
                .filter(set -> set.stream()
                        .anyMatch(said -> said.fragment().raw().hash().equals(hash)))
                .findFirst()
                .orElse(null);
    }

    /** The event of which the statement changes least; a new one when there is none left. */
    private List<Statement> nearest(Statement statement) {
        return free().stream()
                .min(Comparator.comparingInt(set -> differences(set, statement)))
                .orElseGet(() -> {
                    List<Statement> set = new ArrayList<>();
                    sets.add(set);
                    return set;
                });
    }

    private List<List<Statement>> free() {
        return sets.stream()
                .filter(set -> taken.values().stream().noneMatch(other -> other == set))
                .sorted(BY_CONTENT)
                .toList();
    }

    private static int differences(List<Statement> set, Statement statement) {
        EventGroup group = EventGroup.nameless();
        group.take("", 0, set);
        return group.details(statement, false);
    }

    /** The sets, in an order that depends on nothing but what they say. */
    List<List<Statement>> sets() {
        sets.sort(BY_CONTENT);
        return sets;
    }

    /** The number of a row among the twins of its statement, which its first key ends in. */
    private static int number(Statement statement) {
        return Integer.parseInt(statement.key().substring(statement.key().lastIndexOf(':') + 1));
    }

    private static List<Statement> distinct(List<Statement> set) {
        SortedSet<Statement> distinct = new TreeSet<>(BY_DETAILS);
        distinct.addAll(set);
        return List.copyOf(distinct);
    }

    private static int byDetails(Statement one, Statement other) {
        for (int detail : EventGroup.DETAILS) {
            BigDecimal ours = (BigDecimal) one.values()[detail];
            BigDecimal theirs = (BigDecimal) other.values()[detail];
            int order =
                    Comparator.nullsFirst(Comparator.<BigDecimal>naturalOrder()).compare(ours, theirs);
            if (order != 0) {
                return order;
            }
        }
        return one.fragment().raw().hash().compareTo(other.fragment().raw().hash());
    }
}
