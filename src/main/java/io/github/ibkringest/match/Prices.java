package io.github.ibkringest.match;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Prices of one deal in two reports, of which one may state fewer decimals. */
final class Prices {

    /** Prices are stated to the cent at least. */
    private static final int FEWEST_DECIMALS = 2;

    private Prices() {}

    /** Whether both are stated and differ. */
    static boolean differ(BigDecimal one, BigDecimal other) {
        return one != null && other != null && one.compareTo(other) != 0;
    }

    /** Whether one of two prices is the other one, rounded to its own number of decimals; nothing is rounded to zero. */
    static boolean isRounded(BigDecimal one, BigDecimal other) {
        BigDecimal shorter = decimals(one) <= decimals(other) ? one : other;
        BigDecimal longer = shorter == one ? other : one;
        return shorter.signum() != 0
                && longer.setScale(decimals(shorter), RoundingMode.HALF_UP).compareTo(shorter) == 0;
    }

    private static int decimals(BigDecimal price) {
        return Math.max(FEWEST_DECIMALS, price.stripTrailingZeros().scale());
    }
}
