package io.github.ibkringest.broker.ibkr.gateway.message;

import java.math.BigDecimal;

/**
 * An order that works, or has just ended. It does not say how much is filled: {@link OrderStatusReport} does.
 *
 * @param orderId the client's number of the order; 0 for all orders of other clients and of people
 * @param clientId the client that entered it; 0 for people
 * @param terms what was ordered
 * @param parentId the client's number of the order that must be filled first; null for none
 * @param status IBKR's word; null when the middle of the message could not be read
 * @param commission cost of the fills so far; null when not stated
 * @param commissionCurrency its currency
 * @param rejectReason why it was rejected
 * @param warning IBKR's warning
 * @param isWhatIf whether it is only a calculation, and no order
 * @param isWhole whether all fields could be named; otherwise only the terms at its head are known
 */
public record OpenOrder(
        long orderId,
        int clientId,
        OrderTerms terms,
        Long parentId,
        String status,
        BigDecimal commission,
        String commissionCurrency,
        String rejectReason,
        String warning,
        boolean isWhatIf,
        boolean isWhole)
        implements Message {}
