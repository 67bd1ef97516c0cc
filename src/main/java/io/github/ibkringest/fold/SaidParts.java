package io.github.ibkringest.fold;

import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.fold.layout.Leg;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * All parts of a fact, and how they stand to each other.
 *
 * @param all the parts, the best first
 * @param legs which of them are of two legs
 */
public record SaidParts(List<SaidPart> all, Legs legs) {

    /** Better feeds first, and within a feed later parts first: a later booking replaces an earlier one. */
    private static final Comparator<SaidPart> BEST_FIRST = Comparator.comparingInt(
                    (SaidPart part) -> -part.said().fragment().rank())
            .thenComparing(part -> part.said().fragment().part(), SaidParts::laterPartFirst)
            .thenComparing(part -> part.said().fragment().feed())
            .thenComparing(SaidParts::leg, Leg.FIRST);

    /**
     * The parts that some statements state.
     *
     * @param likeness columns by which a statement that names no part looks like one
     * @param reader reads a record that was put together, or returns null when it cannot
     */
    static SaidParts of(Collection<Statement> statements, int[] likeness, Function<RawRecord, Statement> reader) {
        Legs legs = Legs.of(statements);
        Map<String, List<Statement>> formats = new LinkedHashMap<>();
        statements.forEach(
                statement -> formats.computeIfAbsent(statement.fragment().format(), format -> new ArrayList<>())
                        .add(statement));
        List<SaidPart> parts = formats.values().stream()
                .flatMap(said -> Parts.of(said, likeness, legs).stream())
                .map(part -> SaidPart.of(part, reader))
                .sorted(BEST_FIRST)
                .toList();
        return new SaidParts(parts, legs);
    }

    /** Ids grow: the longer number is the later, and among equal lengths the greater text. */
    private static int laterPartFirst(String one, String other) {
        return one.length() != other.length() ? Integer.compare(other.length(), one.length()) : other.compareTo(one);
    }

    /** The best value of a column, or null. */
    Object best(int column) {
        return best(column, all);
    }

    public static Object best(int column, List<SaidPart> parts) {
        return parts.stream()
                .map(part -> value(part, column))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The parts that state a column. */
    List<SaidPart> stating(int column) {
        return all.stream().filter(part -> value(part, column) != null).toList();
    }

    /** The days that add up, of each leg. What is not stated by day is stated for all of them, so nothing adds to it. */
    public List<SaidPart> days(int column) {
        List<SaidPart> days = new ArrayList<>(all.size());
        for (SaidPart next : stating(column)) {
            if (days.stream().allMatch(day -> areTwo(day, next))) {
                days.add(next);
            }
        }
        return days;
    }

    /** Whether two parts are of two days or legs, so that they add up. */
    public boolean areTwo(SaidPart one, SaidPart other) {
        if (one == other) {
            return false;
        }
        return legs.areTwo(leg(one), leg(other))
                || one.isNamed()
                        && other.isNamed()
                        && (isOneFormat(one, other)
                                || !one.said().part().isSameAs(other.said().part()));
    }

    private static boolean isOneFormat(SaidPart one, SaidPart other) {
        return one.said().fragment().format().equals(other.said().fragment().format());
    }

    /** The parts by leg, the leg first that stands for the order; the parts of each the best first. */
    public List<List<SaidPart>> byLeg() {
        List<List<SaidPart>> byLeg = new ArrayList<>(2);
        all.stream().sorted(Comparator.comparing(SaidParts::leg, Leg.FIRST)).forEach(part -> {
            List<SaidPart> same = byLeg.stream()
                    .filter(leg -> leg.stream().noneMatch(other -> legs.areTwo(leg(other), leg(part))))
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                same = new ArrayList<>();
                byLeg.add(same);
            }
            same.add(part);
        });
        byLeg.forEach(leg -> leg.sort(BEST_FIRST));
        return byLeg;
    }

    public static Leg leg(SaidPart part) {
        return part.said().part().leg();
    }

    public static Object value(SaidPart part, int column) {
        return part.said().values()[column];
    }
}
