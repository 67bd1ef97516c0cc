package io.github.ibkringest.fold;

import static java.util.function.Predicate.not;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Completes an order that rows tell by its executions: days and legs that no row tells are added, and so are values that
 * no row states. An order has filled no less than its executions: when these add up to more, they tell it alone. The order of
 * arrival does not matter. Immutable; as thread-safe as the fold's reader.
 */
public final class OrderCompletion {

    private static final int FILLED = OrderRows.TYPE.position("filled_quantity");
    private static final int PRICE = OrderRows.TYPE.position("average_price");
    private static final int COMMISSION = OrderRows.TYPE.position("commission");
    private static final int UPDATED_AT = OrderRows.TYPE.position("updated_at");
    private static final int TRADE_DATE = OrderRows.TYPE.position("trade_date");

    /** Decimals of an average, as where executions alone tell an order. */
    private static final int DECIMALS = 12;

    private final Fold fold;

    public OrderCompletion(Fold fold) {
        this.fold = fold;
    }

    /**
     * An order as rows and executions tell it.
     *
     * @param values in the order of the columns of {@link OrderRows}
     * @param isFromExecutions whether any of them is told by executions
     */
    public record Completed(Object[] values, boolean isFromExecutions) {}

    /** A quantity, and the average price that it was filled at; null when that is not known. */
    private record Filled(BigDecimal quantity, BigDecimal price) {}

    /**
     * Completes an order.
     *
     * @param rows what rows tell of it; not empty
     * @param executed what its executions add up to, by day and contract, in any order
     */
    public Completed complete(List<Statement> rows, List<ExecutedDay> executed) {
        Object[] told = fold.fold(rows).values();
        List<ExecutedDay> counting = executed.stream()
                .filter(day -> day.filled().signum() > 0)
                .sorted(Comparator.comparing(ExecutedDay::leg, Leg.FIRST)
                        .thenComparing(ExecutedDay::day, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        if (counting.isEmpty()) {
            return new Completed(told, false);
        }
        Object[] values = told.clone();
        SaidParts parts = fold.parts(rows);
        Predicate<ExecutedDay> isTold =
                day -> parts.days(FILLED).stream().anyMatch(part -> speaksOf(part, day, parts.legs()));
        List<ExecutedDay> untold = counting.stream().filter(not(isTold)).toList();
        BigDecimal filled = Stream.concat(
                        Stream.ofNullable((BigDecimal) told[FILLED]),
                        untold.stream().map(ExecutedDay::filled))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean alone = sum(counting, ExecutedDay::filled).compareTo(filled) > 0;
        if (alone) {
            values[FILLED] = sum(counting, ExecutedDay::filled);
            values[PRICE] = either(price(counting), told[PRICE]);
            values[COMMISSION] = either(sum(executed, ExecutedDay::commission), told[COMMISSION]);
        } else {
            values[FILLED] = filled;
            values[PRICE] = price(parts, counting, untold);
            values[COMMISSION] = commission(parts, counting, untold);
        }
        describe(values, parts, counting, alone ? counting : untold);
        return same(told, values) ? new Completed(told, false) : new Completed(values, true);
    }

    private static boolean speaksOf(SaidPart part, ExecutedDay day, Legs legs) {
        return !legs.areTwo(SaidParts.leg(part), day.leg())
                && (!part.said().part().isNamed() || day.isOf(part.said().part()));
    }

    /** What rows state of the days that they tell, and executions of the others. */
    private static BigDecimal commission(SaidParts parts, List<ExecutedDay> counting, List<ExecutedDay> untold) {
        List<BigDecimal> costs = new ArrayList<>();
        List<SaidPart> stating = parts.days(COMMISSION);
        stating.forEach(day -> costs.add((BigDecimal) SaidParts.value(day, COMMISSION)));
        for (SaidPart day : parts.days(FILLED)) {
            if (stating.stream().allMatch(other -> parts.areTwo(day, other))) {
                costs.add(sum(wholeDay(day, parts, counting), ExecutedDay::commission));
            }
        }
        untold.forEach(day -> costs.add(day.commission()));
        return costs.stream().filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
    }

    private static BigDecimal price(SaidParts parts, List<ExecutedDay> counting, List<ExecutedDay> untold) {
        List<Filled> fills = new ArrayList<>();
        List<SaidPart> stating = parts.days(PRICE);
        for (SaidPart day : parts.days(FILLED)) {
            BigDecimal price = stating.stream()
                    .filter(other -> !parts.areTwo(day, other))
                    .map(other -> (BigDecimal) SaidParts.value(other, PRICE))
                    .findFirst()
                    .orElseGet(() -> price(wholeDay(day, parts, counting)));
            fills.add(new Filled((BigDecimal) SaidParts.value(day, FILLED), price));
        }
        untold.forEach(day -> fills.add(new Filled(day.filled(), price(List.of(day)))));
        fills.removeIf(fill -> fill.price() == null);
        BigDecimal quantity = fills.stream().map(Filled::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (fills.size() < 2 || quantity.signum() == 0) {
            return fills.isEmpty() ? null : fills.get(0).price();
        }
        return fills.stream()
                .map(fill -> fill.quantity().multiply(fill.price()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(quantity, MathContext.DECIMAL64)
                .stripTrailingZeros();
    }

    /** The executions of a day that a row tells, when they are all of them: then they tell what the row does not state. */
    private static List<ExecutedDay> wholeDay(SaidPart day, SaidParts parts, List<ExecutedDay> counting) {
        List<ExecutedDay> same = counting.stream()
                .filter(other -> speaksOf(day, other, parts.legs()))
                .toList();
        BigDecimal filled = sum(same, ExecutedDay::filled);
        return filled != null && filled.compareTo((BigDecimal) SaidParts.value(day, FILLED)) >= 0 ? same : List.of();
    }

    private static BigDecimal price(List<ExecutedDay> days) {
        BigDecimal money = sum(days, ExecutedDay::money);
        return money == null
                ? null
                : money.divide(sum(days, ExecutedDay::filled), DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
    }

    /** Null when there is nothing to add up. */
    private static BigDecimal sum(Collection<ExecutedDay> days, Function<ExecutedDay, BigDecimal> number) {
        return days.stream()
                .map(number)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    /** Contract, side, times and types: of rows, or else of executions; times are the latest. */
    private static void describe(
            Object[] values, SaidParts parts, List<ExecutedDay> counting, List<ExecutedDay> telling) {
        OrderLegs legs = new OrderLegs(parts);
        counting.forEach(legs::add);
        legs.describe(values);
        fill(values, "order_type", counting, about -> about.orderType());
        fill(values, "submitted_at", counting, about -> about.submittedAt());
        fill(values, "commission_currency", counting, about -> about.commissionCurrency());
        values[UPDATED_AT] = latest(values[UPDATED_AT], counting, telling, about -> about.updatedAt());
        values[TRADE_DATE] = latest(values[TRADE_DATE], counting, telling, about -> about.tradeDate());
    }

    private static <V extends Comparable<? super V>> void fill(
            Object[] values, String column, List<ExecutedDay> days, Function<ExecutedDay.About, V> known) {
        int position = OrderRows.TYPE.position(column);
        if (values[position] == null) {
            values[position] = days.stream()
                    .map(day -> known.apply(day.about()))
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }
    }

    @SuppressWarnings("unchecked")
    private static <V extends Comparable<? super V>> Object latest(
            Object told, List<ExecutedDay> counting, List<ExecutedDay> telling, Function<ExecutedDay.About, V> known) {
        V latest = (told == null ? counting : telling)
                .stream()
                        .map(day -> known.apply(day.about()))
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        return told == null || latest != null && latest.compareTo((V) told) > 0 ? latest : told;
    }

    private static Object either(Object one, Object other) {
        return one == null ? other : one;
    }

    private static boolean same(Object[] told, Object[] values) {
        return Arrays.equals(told, values, (one, other) -> {
            if (one instanceof BigDecimal number && other instanceof BigDecimal otherNumber) {
                return number.compareTo(otherNumber);
            }
            return Objects.equals(one, other) ? 0 : 1;
        });
    }
}
