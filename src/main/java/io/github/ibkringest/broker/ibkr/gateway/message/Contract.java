package io.github.ibkringest.broker.ibkr.gateway.message;

import java.math.BigDecimal;

/**
 * The contract of an order or an execution; unknown is null.
 *
 * @param conId IBKR's number
 * @param symbol symbol of the contract or its underlying
 * @param secType STK, OPT, FUT, CASH ...; BAG for a combo
 * @param lastTradeDate last trading day of a derivative as delivered: {@code 20261120}, or a month
 * @param strike strike price; null for none
 * @param right {@code C} or {@code P}
 * @param multiplier units of the underlying per contract
 * @param exchange where the order is routed to, or where it was executed
 * @param currency trading currency
 * @param localSymbol the exchange's own symbol
 * @param tradingClass trading class of a derivative
 */
public record Contract(
        String conId,
        String symbol,
        String secType,
        String lastTradeDate,
        BigDecimal strike,
        String right,
        BigDecimal multiplier,
        String exchange,
        String currency,
        String localSymbol,
        String tradingClass) {

    private static final String COMBO = "BAG";

    /** Whether it is a combo: no contract that can be held, only its legs can. */
    public boolean isCombo() {
        return COMBO.equals(secType);
    }
}
