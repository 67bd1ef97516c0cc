package io.github.ibkringest.model;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The contract that a record is about, as far as the record describes it; every component but none is required.
 *
 * @param conId the broker's contract id, the join key to every other source; null in cut-down statements
 * @param secType asset category in the broker's spelling: STK, OPT, FUT, CASH ...
 * @param subCategory finer category: ETF, COMMON, ADR, C, P ...
 * @param symbol display symbol, with inner spaces as delivered
 * @param localSymbol the exchange's own symbol where known
 * @param description the broker's text
 * @param strike strike price of an option
 * @param expiry last trading day of a derivative
 * @param right {@code C} or {@code P}
 * @param multiplier units of the underlying per contract
 * @param currency trading currency
 * @param exchange listing exchange
 * @param isin ISIN
 * @param cusip CUSIP
 * @param figi FIGI
 * @param underlyingConId contract id of the underlying
 * @param underlyingSymbol symbol of the underlying
 */
public record ContractData(
        String conId,
        String secType,
        String subCategory,
        String symbol,
        String localSymbol,
        String description,
        BigDecimal strike,
        LocalDate expiry,
        String right,
        BigDecimal multiplier,
        String currency,
        String exchange,
        String isin,
        String cusip,
        String figi,
        String underlyingConId,
        String underlyingSymbol) {

    /** A contract of which only the id, type, symbol and currency are known. */
    public static ContractData of(String conId, String secType, String symbol, String currency) {
        return new ContractData(
                conId, secType, null, symbol, null, null, null, null, null, null, currency, null, null, null, null,
                null, null);
    }
}
