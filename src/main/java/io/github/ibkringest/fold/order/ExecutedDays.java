package io.github.ibkringest.fold.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the executions of several days state together. */
final class ExecutedDays {

    /** Decimals of an average, as for an order that only executions state. */
    private static final int DECIMALS = 12;

    private ExecutedDays() {}

    /** The average price; null if it is not known or nothing was filled. */
    static BigDecimal averageOf(List<ExecutedDay> days) {
        BigDecimal money = sum(days, ExecutedDay::money);
        BigDecimal filled = sum(days, ExecutedDay::filled);
        return money == null || filled.signum() == 0
                ? null
                : money.divide(filled, DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    /** The sum of what they state; null when there is nothing to add up. */
    static BigDecimal sum(Collection<ExecutedDay> days, Function<ExecutedDay, BigDecimal> number) {
        return days.stream()
                .map(number)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    /** The least of what they state, which does not depend on their order; null if they state nothing. */
    static <V extends Comparable<? super V>> V least(List<ExecutedDay> days, Function<ExecutedDay.About, V> known) {
        return stated(days, known).min(Comparator.naturalOrder()).orElse(null);
    }

    /** The latest of a value, which may be null, and of what they state. */
    @SuppressWarnings("unchecked")
    static <V extends Comparable<? super V>> Object latest(
            Object told, List<ExecutedDay> days, Function<ExecutedDay.About, V> known) {
        return Stream.concat(Stream.ofNullable((V) told), stated(days, known))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static <V> Stream<V> stated(List<ExecutedDay> days, Function<ExecutedDay.About, V> known) {
        return days.stream().map(day -> known.apply(day.about())).filter(Objects::nonNull);
    }
}
