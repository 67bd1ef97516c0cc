package io.github.ibkringest.fold;

import io.github.ibkringest.broker.RawRecord;
import io.github.ibkringest.model.OrderStatus;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Folds statements about one fact into one row. What a statement does not say it leaves to the others: within one format
 * attribute by attribute ({@link SaidPart}), between formats column by column, better feeds first. Immutable; as
 * thread-safe as its reader.
 */
public final class Fold {

    /** Better feeds first, and within a feed later parts first: a later booking replaces an earlier one. */
    private static final Comparator<SaidPart> BEST_FIRST = Comparator.comparingInt(
                    (SaidPart part) -> -part.said().fragment().rank())
            .thenComparing(part -> part.said().fragment().part(), Fold::laterPartFirst)
            .thenComparing(part -> part.said().fragment().feed());

    private static final Comparator<Statement> OWN_FIRST =
            Comparator.comparing(Statement::isOwn).reversed();

    private final RowType<?> type;
    private final Function<RawRecord, Statement> reader;
    private final int weight;
    private final int[] likeness;

    /**
     * A fold of rows of one type.
     *
     * @param reader reads a record that was put together from several; returns null when it can not be read
     */
    public Fold(RowType<?> type, Function<RawRecord, Statement> reader) {
        this.type = type;
        this.reader = reader;
        this.likeness = type.partLikeness().stream().mapToInt(type::position).toArray();
        this.weight = type.columns().stream().anyMatch(column -> column.folding() == Folding.DAILY_AVERAGE)
                ? type.position("filled_quantity")
                : -1;
    }

    /** The row that the statements make, in whatever order they are given; they have one key. */
    public FoldedRow fold(Collection<Statement> statements) {
        if (statements.size() == 1) {
            return FoldedRow.of(statements.iterator().next());
        }
        List<SaidPart> parts = parts(statements);
        Object[] values = new Object[type.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.size() == 1 ? parts.get(0).said().values()[i] : value(i, parts);
        }
        String key = parts.get(0).said().key();
        values[0] = key;
        List<Statement> kept = parts.stream()
                .flatMap(part -> part.statements().stream())
                .sorted(OWN_FIRST)
                .toList();
        List<Fragment> overruled =
                parts.stream().flatMap(part -> part.overruled().stream()).toList();
        return new FoldedRow(key, values, parts.get(0).said(), kept, overruled);
    }

    private List<SaidPart> parts(Collection<Statement> statements) {
        Map<String, List<Statement>> formats = new LinkedHashMap<>();
        statements.forEach(
                statement -> formats.computeIfAbsent(statement.fragment().format(), format -> new ArrayList<>())
                        .add(statement));
        return formats.values().stream()
                .flatMap(said -> Parts.of(said, likeness).stream())
                .map(part -> SaidPart.of(part, reader))
                .sorted(BEST_FIRST)
                .toList();
    }

    /** Ids grow: the longer number is the later, and among equal lengths the greater text. */
    private static int laterPartFirst(String one, String other) {
        return one.length() != other.length() ? Integer.compare(other.length(), one.length()) : other.compareTo(one);
    }

    private Object value(int column, List<SaidPart> parts) {
        return switch (type.columns().get(column).folding()) {
            case BEST -> best(column, parts);
            case SUM -> sum(column, ofBestFeed(column, parts));
            case DAILY_SUM -> sum(column, days(column, parts));
            case DAILY_AVERAGE -> average(column, parts);
            case STATUS -> status(column, parts);
        };
    }

    private static Object best(int column, List<SaidPart> parts) {
        return parts.stream()
                .map(part -> value(part, column))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Object sum(int column, List<SaidPart> parts) {
        return parts.stream()
                .map(part -> (BigDecimal) value(part, column))
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    private Object average(int column, List<SaidPart> parts) {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        List<SaidPart> days = days(column, parts);
        for (SaidPart day : days) {
            BigDecimal filled = (BigDecimal) value(day, weight);
            if (filled != null) {
                total = total.add(filled.multiply((BigDecimal) value(day, column)));
                weights = weights.add(filled);
            }
        }
        return days.size() < 2 || weights.signum() == 0
                ? best(column, parts)
                : total.divide(weights, MathContext.DECIMAL64).stripTrailingZeros();
    }

    private static Object status(int column, List<SaidPart> parts) {
        return parts.stream()
                .map(part -> OrderStatus.valueOf((String) value(part, column)))
                .reduce((best, next) -> certainty(next) > certainty(best) ? next : best)
                .map(OrderStatus::name)
                .orElse(null);
    }

    private static int certainty(OrderStatus status) {
        return status.isTerminal() ? 2 : status == OrderStatus.FILLED_OR_PARTIAL ? 0 : 1;
    }

    /** The parts that add up: those of the best feed that states the column at all. */
    private static List<SaidPart> ofBestFeed(int column, List<SaidPart> parts) {
        List<SaidPart> stating = stating(column, parts);
        return stating.stream()
                .filter(part -> part == stating.get(0)
                        || part.isNamed()
                                && stating.get(0).isNamed()
                                && feed(part).equals(feed(stating.get(0))))
                .toList();
    }

    /** The days that add up. What is not stated by day is stated for all of them, so nothing adds to it. */
    private static List<SaidPart> days(int column, List<SaidPart> parts) {
        List<SaidPart> days = new ArrayList<>(parts.size());
        for (SaidPart next : stating(column, parts)) {
            if (days.stream().allMatch(day -> areTwoDays(day, next))) {
                days.add(next);
            }
        }
        return days;
    }

    private static boolean areTwoDays(SaidPart one, SaidPart other) {
        return one.isNamed()
                && other.isNamed()
                && (isOneFormat(one, other)
                        || !one.said().part().isSameAs(other.said().part()));
    }

    private static boolean isOneFormat(SaidPart one, SaidPart other) {
        return one.said().fragment().format().equals(other.said().fragment().format());
    }

    private static List<SaidPart> stating(int column, List<SaidPart> parts) {
        return parts.stream().filter(part -> value(part, column) != null).toList();
    }

    private static Object value(SaidPart part, int column) {
        return part.said().values()[column];
    }

    private static String feed(SaidPart part) {
        return part.said().fragment().feed();
    }
}
