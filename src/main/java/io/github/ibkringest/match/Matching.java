package io.github.ibkringest.match;

import io.github.ibkringest.model.ExecutionKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
            .thenComparing(Comparator.comparingInt(Candidate::decimals).reversed())
            .thenComparingInt(row -> row.key().length())
            .thenComparing(Candidate::key);

    /** Among more rows than these of one name no single one is meant. */
    private static final int MANY = 200;

    private final Map<Candidate, List<Candidate>> groups = new IdentityHashMap<>();

    private Matching() {}

    /** The rows by fact, the best named one of each first; every row is in one of the groups. */
    public static List<List<Candidate>> of(List<Candidate> rows) {
        Matching matching = new Matching();
        List<Candidate> sorted = rows.stream().sorted(BEST_FIRST).toList();
        sorted.forEach(row -> matching.groups.put(row, new ArrayList<>(List.of(row))));
        for (Tier tier : Tier.values()) {
            if (tier.isOfOneAlone()) {
                matching.matchAlone(tier, sorted);
            } else {
                matching.match(tier, sorted);
            }
        }
        return sorted.stream()
                .filter(row -> matching.groups.get(row).get(0) == row)
                .map(matching.groups::get)
                .toList();
    }

    /** Joins two facts of which each can be the other one and nothing else. */
    private void matchAlone(Tier tier, List<Candidate> sorted) {
        Map<List<Candidate>, Set<List<Candidate>>> partners = new IdentityHashMap<>();
        for (Map<String, List<Candidate>> views : named(tier, sorted).values()) {
            List<Candidate> rows = views.values().stream().flatMap(List::stream).toList();
            if (rows.size() > MANY) {
                continue;
            }
            for (int i = 0; i < rows.size(); i++) {
                for (int k = i + 1; k < rows.size(); k++) {
                    List<Candidate> group = groups.get(rows.get(i));
                    List<Candidate> other = groups.get(rows.get(k));
                    if (group != other && shows(tier, rows.get(i), rows.get(k)) && agree(group, other)) {
                        partners.computeIfAbsent(group, first -> identitySet()).add(other);
                        partners.computeIfAbsent(other, first -> identitySet()).add(group);
                    }
                }
            }
        }
        for (Candidate row : sorted) {
            List<Candidate> group = groups.get(row);
            Set<List<Candidate>> others = partners.getOrDefault(group, Set.of());
            if (others.size() == 1) {
                List<Candidate> other = others.iterator().next();
                if (partners.get(other).size() == 1) {
                    partners.remove(group);
                    partners.remove(other);
                    join(group, other);
                }
            }
        }
    }

    private static Set<List<Candidate>> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static Map<Object, Map<String, List<Candidate>>> named(Tier tier, List<Candidate> sorted) {
        Map<Object, Map<String, List<Candidate>>> named = new LinkedHashMap<>();
        for (Candidate row : sorted) {
            for (Object name : tier.names(row)) {
                named.computeIfAbsent(name, first -> new LinkedHashMap<>())
                        .computeIfAbsent(row.view(), first -> new ArrayList<>())
                        .add(row);
            }
        }
        return named;
    }

    /** Rows of one price come before those of which one is rounded, and among them those that agree in all details. */
    private void match(Tier tier, List<Candidate> sorted) {
        BiPredicate<Candidate, Candidate> shown = (row, other) -> shows(tier, row, other);
        BiPredicate<Candidate, Candidate> ofOnePrice = (row, other) -> !Prices.differ(row.price(), other.price());
        named(tier, sorted).values().forEach(views -> {
            List<List<Candidate>> alike = List.copyOf(views.values());
            match(alike, ofOnePrice.and(shown));
            if (!areOfOnePrice(alike)) {
                match(alike, shown);
            }
        });
    }

    private void match(List<List<Candidate>> views, BiPredicate<Candidate, Candidate> fits) {
        for (int i = 0; i < views.size(); i++) {
            for (int k = i + 1; k < views.size(); k++) {
                pair(views.get(i), views.get(k), fits.and(Candidate::agreesWith));
                pair(views.get(i), views.get(k), fits);
            }
        }
    }

    private static boolean areOfOnePrice(List<List<Candidate>> views) {
        return views.stream()
                        .flatMap(List::stream)
                        .map(Candidate::price)
                        .filter(Objects::nonNull)
                        .map(BigDecimal::stripTrailingZeros)
                        .distinct()
                        .limit(2)
                        .count()
                < 2;
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
        if (tier == Tier.RENAMED) {
            return Contradiction.isOfARenamed(row, other);
        }
        if (tier == Tier.RESTATED) {
            return Contradiction.isRestated(row, other);
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
