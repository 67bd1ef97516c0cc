package io.github.ibkringest.broker.record;

import java.math.BigDecimal;

/**
 * A position as the broker states it at the end of a day.
 *
 * @param conId the broker's number of the contract, or null
 * @param symbol its symbol, or null
 * @param assetClass the broker's word for the kind of contract, or null
 * @param currency of cost and price, or null
 * @param quantity negative when sold short
 * @param costBasis what it cost, or null
 * @param markPrice at which it is valued, or null
 * @param json the record as delivered: its non-empty attributes as a JSON object
 */
public record StatedPosition(
        String conId,
        String symbol,
        String assetClass,
        String currency,
        BigDecimal quantity,
        BigDecimal costBasis,
        BigDecimal markPrice,
        String json) {}
