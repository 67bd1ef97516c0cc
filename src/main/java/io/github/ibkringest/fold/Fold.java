package io.github.ibkringest.fold;

import io.github.ibkringest.model.OrderStatus;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Folds statements about one fact into one row. Of each feed and part only the newest statement counts; better feeds
 * win field by field. Immutable and thread-safe.
 */
public final class Fold {

    private final RowType<?> type;
    private final int weight;

    public Fold(RowType<?> type) {
        this.type = type;
        this.weight = type.columns().stream().anyMatch(column -> column.folding() == Folding.DAILY_AVERAGE)
                ? type.position("filled_quantity")
                : -1;
    }

    /** The row that the statements make, in whatever order they are given. */
    public FoldedRow fold(Collection<Statement> statements) {
        List<Statement> counting = newest(statements);
        Object[] values = new Object[type.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = counting.size() == 1 ? counting.get(0).values()[i] : value(i, counting);
        }
        String key = counting.get(0).key();
        values[0] = key;
        return new FoldedRow(key, values, counting);
    }

    /** Of each feed and part the newest, the best first. */
    private static List<Statement> newest(Collection<Statement> statements) {
        List<Statement> counting = new ArrayList<>(statements.size());
        for (Statement statement : statements) {
            int same = placeOf(counting, statement.fragment());
            if (same < 0) {
                counting.add(statement);
            } else if (Fragment.BY_AGE.compare(
                            statement.fragment(), counting.get(same).fragment())
                    > 0) {
                counting.set(same, statement);
            }
        }
        counting.sort((one, other) -> Fragment.BEST_FIRST.compare(one.fragment(), other.fragment()));
        return counting;
    }

    private static int placeOf(List<Statement> statements, Fragment fragment) {
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i).fragment().samePlace(fragment)) {
                return i;
            }
        }
        return -1;
    }

    private Object value(int column, List<Statement> statements) {
        return switch (type.columns().get(column).folding()) {
            case BEST -> best(column, statements);
            case SUM -> sum(column, ofBestFeed(column, statements));
            case DAILY_SUM -> sum(column, days(column, statements));
            case DAILY_AVERAGE -> average(column, statements);
            case STATUS -> status(column, statements);
        };
    }

    private static Object best(int column, List<Statement> statements) {
        return statements.stream()
                .map(statement -> statement.values()[column])
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Object sum(int column, List<Statement> parts) {
        return parts.stream()
                .map(statement -> (BigDecimal) statement.values()[column])
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    private Object average(int column, List<Statement> statements) {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        List<Statement> parts = days(column, statements);
        for (Statement part : parts) {
            BigDecimal filled = (BigDecimal) part.values()[weight];
            if (filled != null) {
                total = total.add(filled.multiply((BigDecimal) part.values()[column]));
                weights = weights.add(filled);
            }
        }
        return parts.size() < 2 || weights.signum() == 0
                ? best(column, statements)
                : total.divide(weights, MathContext.DECIMAL64).stripTrailingZeros();
    }

    private static Object status(int column, List<Statement> statements) {
        return statements.stream()
                .map(statement -> OrderStatus.valueOf((String) statement.values()[column]))
                .reduce((best, next) -> certainty(next) > certainty(best) ? next : best)
                .map(OrderStatus::name)
                .orElse(null);
    }

    private static int certainty(OrderStatus status) {
        return status.isTerminal() ? 2 : status == OrderStatus.FILLED_OR_PARTIAL ? 0 : 1;
    }

    /** The parts that add up: those of the best feed that states the column at all. */
    private static List<Statement> ofBestFeed(int column, List<Statement> statements) {
        List<Statement> stating = stating(column, statements);
        return stating.stream()
                .filter(statement -> feed(statement).equals(feed(stating.get(0))))
                .toList();
    }

    /** The days that add up. What is not stated by day is stated for all of them, so nothing adds to it. */
    private static List<Statement> days(int column, List<Statement> statements) {
        List<Statement> days = new ArrayList<>(statements.size());
        for (Statement next : stating(column, statements)) {
            if (days.stream().allMatch(day -> feed(day).equals(feed(next)) || areTwoDays(day, next))) {
                days.add(next);
            }
        }
        return days;
    }

    private static boolean areTwoDays(Statement one, Statement other) {
        String day = one.fragment().part();
        String otherDay = other.fragment().part();
        return !day.isEmpty() && !otherDay.isEmpty() && !day.equals(otherDay);
    }

    private static List<Statement> stating(int column, List<Statement> statements) {
        return statements.stream()
                .filter(statement -> statement.values()[column] != null)
                .toList();
    }

    private static String feed(Statement statement) {
        return statement.fragment().raw().provenance().feed();
    }
}
