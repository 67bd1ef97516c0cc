package io.github.ibkringest.broker.ibkr.gateway.message;

import java.math.BigDecimal;

/**
 * An order that has ended today. It carries no client and no client's number.
 *
 * @param terms what was ordered
 * @param status IBKR's word, {@code Cancelled} also for what was rejected; null when the middle could not be read
 * @param filledQuantity filled quantity
 * @param parentPermId IBKR's number of the parent order; null for none
 * @param completedTime when it ended, as delivered
 * @param completedStatus how it ended: {@code Cancelled by Trader}, {@code Rejected by System:} with the reason ...
 * @param isWhole whether all fields could be named; otherwise those at both ends are known
 */
public record CompletedOrder(
        OrderTerms terms,
        String status,
        BigDecimal filledQuantity,
        String parentPermId,
        String completedTime,
        String completedStatus,
        boolean isWhole)
        implements Message {}
