package io.github.ibkringest.broker.ibkr.flex.map;

import io.github.ibkringest.broker.ibkr.flex.row.MalformedRowException;
import io.github.ibkringest.model.Side;
import java.math.BigDecimal;

/** The column {@code buySell}: {@code BUY}, {@code SELL}, and both with {@code (Ca.)} on what is taken back. */
final class Sides {

    private static final String CANCELLED = "(Ca.)";

    private Sides() {}

    /**
     * The side of a row; where the column is missing, the sign of its quantity decides.
     *
     * @throws MalformedRowException when the column says anything else
     */
    static Side of(String buySell, BigDecimal signed) {
        if (buySell == null) {
            return signed.signum() < 0 ? Side.SELL : Side.BUY;
        }
        return switch (isCancelled(buySell) ? buySell.replace(CANCELLED, "").strip() : buySell) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw MalformedRowException.because("buySell=\"" + buySell + "\" is neither BUY nor SELL");
        };
    }

    static boolean isCancelled(String buySell) {
        return buySell != null && buySell.endsWith(CANCELLED);
    }
}
