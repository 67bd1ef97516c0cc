package io.github.ibkringest.fold.order;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** A quantity, and the average price that it was filled at; null if that is not known. */
record Filled(BigDecimal quantity, BigDecimal price) {

    /** The price of all of them together, weighted; null if none states one. */
    static BigDecimal average(List<Filled> all) {
        List<Filled> priced = all.stream()
                .filter(fill -> fill.price() != null && fill.quantity().signum() > 0)
                .toList();
        if (priced.size() < 2) {
            return priced.isEmpty() ? null : priced.get(0).price();
        }
        BigDecimal quantity = priced.stream().map(Filled::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return priced.stream()
                .map(fill -> fill.quantity().multiply(fill.price()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(quantity, MathContext.DECIMAL64)
                .stripTrailingZeros();
    }
}
