package io.github.ibkringest.broker.ibkr.gateway.message;

import java.math.BigDecimal;

/**
 * The state of an order. It says neither account nor contract, and may come for orders that were never announced.
 *
 * @param orderId the client's number of the order
 * @param clientId the client that entered it
 * @param permId IBKR's number of the order; null until it has one
 * @param status IBKR's word
 * @param filled filled quantity
 * @param remaining quantity not filled
 * @param averageFillPrice average price of the fills; null without fills
 * @param lastFillPrice price of the last fill; null without fills
 * @param parentId the client's number of the parent order; null for none
 * @param whyHeld why it is held: {@code locate}
 */
public record OrderStatusReport(
        long orderId,
        int clientId,
        String permId,
        String status,
        BigDecimal filled,
        BigDecimal remaining,
        BigDecimal averageFillPrice,
        BigDecimal lastFillPrice,
        Long parentId,
        String whyHeld)
        implements Message {}
