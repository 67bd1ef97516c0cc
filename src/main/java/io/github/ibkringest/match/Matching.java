package io.github.ibkringest.match;

import io.github.ibkringest.model.ExecutionKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Finds the rows that state one fact. Evidence is taken in the order of its strength; rows of equal evidence are paired
 * one to one, the n-th with the n-th, so that genuine twins stay two and one poor row never hides two good ones. The cost
 * grows with the number of rows, not with its square, unless most of them contradict each other.
 */
public final class Matching {

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingInt(Candidate::standing)
            .thenComparing(Comparator.comparingLong(Candidate::certainty).reversed())
            .thenComparing(Comparator.comparingInt(Candidate::rank).reversed())
            .thenComparingInt(row -> row.key().length())
            .thenComparing(Candidate::key);

    private final Map<Candidate, List<Candidate>> groups = new IdentityHashMap<>();

    private Matching() {}

    /** The rows by fact, the best named one of each first; every row is in one of the groups. */
    public static List<List<Candidate>> of(List<Candidate> rows) {
        Matching matching = new Matching();
        List<Candidate> sorted = rows.stream().sorted(BEST_FIRST).toList();
        sorted.forEach(row -> matching.groups.put(row, new ArrayList<>(List.of(row))));
        for (Tier tier : Tier.values()) {
            matching.match(tier, sorted);
        }
        return sorted.stream()
                .filter(row -> matching.groups.get(row).get(0) == row)
                .map(matching.groups::get)
                .toList();
    }

    private void match(Tier tier, List<Candidate> sorted) {
        Map<Object, Map<String, List<Candidate>>> named = new LinkedHashMap<>();
        for (Candidate row : sorted) {
            for (Object name : tier.names(row)) {
                named.computeIfAbsent(name, first -> new LinkedHashMap<>())
                        .computeIfAbsent(row.view(), first -> new ArrayList<>())
                        .add(row);
            }
        }
        named.values().forEach(views -> {
            List<List<Candidate>> alike = List.copyOf(views.values());
            for (int i = 0; i < alike.size(); i++) {
                for (int k = i + 1; k < alike.size(); k++) {
                    pair(alike.get(i), alike.get(k), (row, other) -> row.agreesWith(other) && shows(tier, row, other));
                    pair(alike.get(i), alike.get(k), (row, other) -> shows(tier, row, other));
                }
            }
        });
    }

    /** Pairs rows of two views: each with the first that is left, fits and is not contradicted. */
    private void pair(List<Candidate> better, List<Candidate> poorer, BiPredicate<Candidate, Candidate> fits) {
        List<Candidate> left = new LinkedList<>(poorer);
        for (Candidate row : better) {
            Iterator<Candidate> others = left.iterator();
            while (others.hasNext()) {
                Candidate other = others.next();
                List<Candidate> group = groups.get(row);
                if (group == groups.get(other)) {
                    others.remove();
                    break;
                }
                if (fits.test(row, other) && agree(group, groups.get(other))) {
                    join(group, groups.get(other));
                    others.remove();
                    break;
                }
            }
        }
    }

    private static boolean shows(Tier tier, Candidate row, Candidate other) {
        if (tier.isById()) {
            return true;
        }
        boolean alike = SameContract.isNamedAlike(row.contract(), other.contract());
        return tier == Tier.MOMENT || tier == Tier.ORDER_AND_MOMENT
                ? alike
                : alike && (row.at() == null || other.at() == null || isBooking(row, other));
    }

    private static boolean isBooking(Candidate row, Candidate other) {
        return row.kind() == ExecutionKind.BOOK || other.kind() == ExecutionKind.BOOK;
    }

    private static boolean agree(List<Candidate> group, List<Candidate> others) {
        return group.stream().noneMatch(row -> others.stream().anyMatch(other -> Contradiction.between(row, other)));
    }

    private void join(List<Candidate> group, List<Candidate> others) {
        group.addAll(others);
        group.sort(BEST_FIRST);
        others.forEach(row -> groups.put(row, group));
    }
}
