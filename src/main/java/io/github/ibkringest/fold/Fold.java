package io.github.ibkringest.fold;

import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.fold.layout.Folding;
import io.github.ibkringest.fold.layout.RowType;
import io.github.ibkringest.model.OrderStatus;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Folds statements about one fact into one row. What a statement does not say it leaves to the others: within one format
 * attribute by attribute ({@link SaidPart}), between formats column by column, better feeds first. Immutable; as
 * thread-safe as its reader.
 */
public final class Fold {

    private static final Comparator<Statement> OWN_FIRST =
            Comparator.comparing(Statement::isOwn).reversed();

    private final RowType<?> type;
    private final Function<RawRecord, Statement> reader;
    private final int weight;
    private final int[] likeness;

    /**
     * A fold of rows of one type.
     *
     * @param reader reads a record that was put together from several; returns null when it cannot be read
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
        SaidParts said = parts(statements);
        List<SaidPart> parts = said.all();
        Object[] values = new Object[type.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.size() == 1 ? parts.get(0).said().values()[i] : value(i, said);
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

    /**
     * The row that further statements make of those that are stored. If together they say no more than these, and the best of
     * these stays it, the row is made of these alone: which of two statements is kept must not depend on the last one that
     * came.
     *
     * @param stored empty for a new row
     */
    public FoldedRow fold(Collection<Statement> stored, Collection<Statement> further) {
        List<Statement> all = Stream.concat(stored.stream(), further.stream()).toList();
        FoldedRow row = fold(all);
        return stored.isEmpty() || further.contains(row.best()) || !tell(stored).equals(tell(all)) ? row : fold(stored);
    }

    private List<SaidPart.Told> tell(Collection<Statement> statements) {
        return parts(statements).all().stream().map(SaidPart::told).toList();
    }

    /** What statements about one fact say of each of its parts. */
    public SaidParts parts(Collection<Statement> statements) {
        return SaidParts.of(statements, likeness, reader);
    }

    private Object value(int column, SaidParts parts) {
        return switch (type.columns().get(column).folding()) {
            case BEST -> parts.best(column);
            case LATEST -> latest(column, parts);
            case LEG -> SaidParts.best(column, parts.byLeg().get(0));
            case SIDE -> side(column, parts);
            case SUM -> sum(column, ofBestFeed(column, parts));
            case DAILY_SUM -> sum(column, parts.days(column));
            case DAILY_AVERAGE -> average(column, parts);
            case STATUS -> status(column, parts.all());
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object latest(int column, SaidParts parts) {
        return parts.stating(column).stream()
                .map(part -> (Comparable) SaidParts.value(part, column))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Object side(int column, SaidParts parts) {
        Set<Object> sides = new HashSet<>();
        parts.byLeg().forEach(leg -> sides.add(SaidParts.best(column, leg)));
        sides.remove(null);
        return sides.size() == 1 ? sides.iterator().next() : null;
    }

    private static Object sum(int column, List<SaidPart> parts) {
        return parts.stream()
                .map(part -> (BigDecimal) SaidParts.value(part, column))
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    private Object average(int column, SaidParts parts) {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        List<SaidPart> days = parts.days(column);
        for (SaidPart day : days) {
            BigDecimal filled = (BigDecimal) SaidParts.value(day, weight);
            if (filled != null) {
                total = total.add(filled.multiply((BigDecimal) SaidParts.value(day, column)));
                weights = weights.add(filled);
            }
        }
        return days.size() < 2 || weights.signum() == 0
                ? parts.best(column)
                : total.divide(weights, MathContext.DECIMAL64).stripTrailingZeros();
    }

    private static Object status(int column, List<SaidPart> parts) {
        return parts.stream()
                .map(part -> OrderStatus.valueOf((String) SaidParts.value(part, column)))
                .reduce((best, next) -> certainty(next) > certainty(best) ? next : best)
                .map(OrderStatus::name)
                .orElse(null);
    }

    private static int certainty(OrderStatus status) {
        return status.isTerminal() ? 2 : status == OrderStatus.FILLED_OR_PARTIAL ? 0 : 1;
    }

    /** The parts that add up: those of the best feed that states the column at all. */
    private static List<SaidPart> ofBestFeed(int column, SaidParts parts) {
        List<SaidPart> stating = parts.stating(column);
        return stating.stream()
                .filter(part -> part == stating.get(0)
                        || part.isNamed()
                                && stating.get(0).isNamed()
                                && feed(part).equals(feed(stating.get(0))))
                .toList();
    }

    private static String feed(SaidPart part) {
        return part.said().fragment().feed();
    }
}
