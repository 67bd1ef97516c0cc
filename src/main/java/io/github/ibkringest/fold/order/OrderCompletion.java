package io.github.ibkringest.fold.order;

import static java.util.function.Predicate.not;

import io.github.ibkringest.fold.Fold;
import io.github.ibkringest.fold.SaidPart;
import io.github.ibkringest.fold.SaidParts;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.fold.layout.Leg;
import io.github.ibkringest.fold.layout.OrderRows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Completes an order that rows state in part from its executions: days, legs and values that no row states are added. A
 * row that states what was filled before some of it was cancelled is replaced. An order has filled at least the sum of its
 * executions: if that is more, the order is derived from executions alone. The order of arrival does not matter.
 * Immutable; as thread-safe as the fold's reader.
 */
public final class OrderCompletion {

    private static final int FILLED = OrderRows.TYPE.position("filled_quantity");
    private static final int PRICE = OrderRows.TYPE.position("average_price");
    private static final int COMMISSION = OrderRows.TYPE.position("commission");
    private static final int UPDATED_AT = OrderRows.TYPE.position("updated_at");
    private static final int TRADE_DATE = OrderRows.TYPE.position("trade_date");

    private final Fold fold;

    public OrderCompletion(Fold fold) {
        this.fold = fold;
    }

    /**
     * An order as rows and executions state it.
     *
     * @param values in the order of the columns of {@link OrderRows}
     * @param isFromExecutions whether any of them comes from executions
     */
    public record Completed(Object[] values, boolean isFromExecutions) {}

    /**
     * Completes an order.
     *
     * @param rows what rows state of it; not empty
     * @param executed what its executions add up to, by day and contract, in any order
     */
    public Completed complete(List<Statement> rows, List<ExecutedDay> executed) {
        Object[] told = fold.fold(rows).values();
        List<ExecutedDay> days = executed.stream()
                .sorted(Comparator.comparing(ExecutedDay::leg, Leg.FIRST)
                        .thenComparing(ExecutedDay::day, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        Object[] values = told.clone();
        new Completing(fold.parts(rows), days).write(values);
        return same(told, values) ? new Completed(told, false) : new Completed(values, true);
    }

    /** One order. */
    private static final class Completing {

        private final SaidParts parts;
        private final List<ExecutedDay> executed;
        private final List<ExecutedDay> counting;
        private final List<SaidPart> outdated;
        private final List<SaidPart> told;
        private final List<ExecutedDay> untold;

        Completing(SaidParts parts, List<ExecutedDay> executed) {
            this.parts = parts;
            this.executed = executed;
            this.counting =
                    executed.stream().filter(day -> day.filled().signum() > 0).toList();
            this.outdated = parts.days(FILLED).stream().filter(this::isOutdated).toList();
            this.told =
                    parts.days(FILLED).stream().filter(not(outdated::contains)).toList();
            this.untold = executed.stream().filter(this::isUntold).toList();
        }

        void write(Object[] values) {
            BigDecimal filled = Stream.concat(
                            told.stream().map(day -> (BigDecimal) SaidParts.value(day, FILLED)),
                            untold.stream().map(ExecutedDay::filled))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal all = ExecutedDays.sum(counting, ExecutedDay::filled);
            boolean alone = all != null && all.compareTo(filled) > 0;
            if (alone) {
                values[FILLED] = all;
                values[PRICE] = either(ExecutedDays.averageOf(counting), values[PRICE]);
                values[COMMISSION] = either(ExecutedDays.sum(executed, ExecutedDay::commission), values[COMMISSION]);
            } else if (!counting.isEmpty() || !outdated.isEmpty()) {
                values[FILLED] = filled.signum() == 0 ? null : filled;
                values[PRICE] = price();
                values[COMMISSION] = commission();
            }
            if (!counting.isEmpty()) {
                describe(values, alone ? counting : untold);
            }
        }

        /** A row that states what was filled before some of it was cancelled. */
        private boolean isOutdated(SaidPart part) {
            List<ExecutedDay> same = of(part, executed);
            BigDecimal filled = (BigDecimal) SaidParts.value(part, FILLED);
            BigDecimal first = ExecutedDays.sum(same, ExecutedDay::filledAtFirst);
            return first != null
                    && first.compareTo(filled) == 0
                    && ExecutedDays.sum(same, ExecutedDay::filled).compareTo(filled) < 0;
        }

        private boolean isUntold(ExecutedDay day) {
            return told.stream().noneMatch(part -> speaksOf(part, day))
                    && (day.filled().signum() > 0
                            || day.commission() != null
                            || outdated.stream().anyMatch(part -> speaksOf(part, day)));
        }

        private boolean speaksOf(SaidPart part, ExecutedDay day) {
            return !parts.legs().areTwo(SaidParts.leg(part), day.leg())
                    && (!part.said().part().isNamed() || day.isOf(part.said().part()));
        }

        /** The executions of a part; what was traded on the day of one part and booked on that of another is of the first. */
        private List<ExecutedDay> of(SaidPart part, List<ExecutedDay> days) {
            return days.stream()
                    .filter(day -> speaksOf(part, day) && (isTradedOn(part, day) || !isTradedOnAnother(part, day)))
                    .toList();
        }

        private static boolean isTradedOn(SaidPart part, ExecutedDay day) {
            return day.isTradedOn(part.said().part());
        }

        private boolean isTradedOnAnother(SaidPart part, ExecutedDay day) {
            return parts.days(FILLED).stream()
                    .anyMatch(other -> other != part && isTradedOn(other, day) && speaksOf(other, day));
        }

        /** The parts that state a column, without those that are outdated. */
        private List<SaidPart> stating(int column) {
            return parts.days(column).stream()
                    .filter(day -> outdated.stream().allMatch(old -> old != day && parts.areTwo(old, day)))
                    .toList();
        }

        /** What rows state of their days, and executions of the others. */
        private BigDecimal commission() {
            List<BigDecimal> costs = new ArrayList<>();
            List<SaidPart> stating = stating(COMMISSION);
            stating.forEach(day -> costs.add((BigDecimal) SaidParts.value(day, COMMISSION)));
            for (SaidPart day : told) {
                if (stating.stream().allMatch(other -> parts.areTwo(day, other))) {
                    costs.add(ExecutedDays.sum(wholeDay(day), ExecutedDay::commission));
                }
            }
            untold.forEach(day -> costs.add(day.commission()));
            return costs.stream()
                    .filter(Objects::nonNull)
                    .reduce(BigDecimal::add)
                    .orElse(null);
        }

        private BigDecimal price() {
            List<Filled> fills = new ArrayList<>();
            List<SaidPart> stating = stating(PRICE);
            for (SaidPart day : told) {
                BigDecimal price = stating.stream()
                        .filter(other -> !parts.areTwo(day, other))
                        .map(other -> (BigDecimal) SaidParts.value(other, PRICE))
                        .findFirst()
                        .orElseGet(() -> ExecutedDays.averageOf(wholeDay(day)));
                fills.add(new Filled((BigDecimal) SaidParts.value(day, FILLED), price));
            }
            untold.forEach(day -> fills.add(new Filled(day.filled(), ExecutedDays.averageOf(List.of(day)))));
            return Filled.average(fills);
        }

        /** The executions of a day that a row tells, when they are all of them: then they tell what it does not state. */
        private List<ExecutedDay> wholeDay(SaidPart day) {
            List<ExecutedDay> same = of(day, counting);
            BigDecimal filled = ExecutedDays.sum(same, ExecutedDay::filled);
            return filled != null && filled.compareTo((BigDecimal) SaidParts.value(day, FILLED)) >= 0
                    ? same
                    : List.of();
        }

        /** Contract, side, times and types: of rows, or else of executions; times are the latest of those. */
        private void describe(Object[] values, List<ExecutedDay> telling) {
            OrderLegs legs = new OrderLegs(parts);
            counting.forEach(legs::add);
            legs.describe(values);
            fill(values, "order_type", ExecutedDay.About::orderType);
            fill(values, "submitted_at", ExecutedDay.About::submittedAt);
            fill(values, "commission_currency", ExecutedDay.About::commissionCurrency);
            values[UPDATED_AT] = time(values, UPDATED_AT, telling, ExecutedDay.About::updatedAt);
            values[TRADE_DATE] = time(values, TRADE_DATE, telling, ExecutedDay.About::tradeDate);
        }

        private <V extends Comparable<? super V>> void fill(
                Object[] values, String column, Function<ExecutedDay.About, V> known) {
            int position = OrderRows.TYPE.position(column);
            if (values[position] == null) {
                values[position] = ExecutedDays.least(counting, known);
            }
        }

        /** The latest of what rows state, and of what executions state of days whose rows do not. */
        private <V extends Comparable<? super V>> Object time(
                Object[] values, int column, List<ExecutedDay> telling, Function<ExecutedDay.About, V> known) {
            Object time = ExecutedDays.latest(values[column], values[column] == null ? counting : telling, known);
            for (SaidPart day : told) {
                if (SaidParts.value(day, column) == null) {
                    time = ExecutedDays.latest(time, of(day, counting), known);
                }
            }
            return time;
        }
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
