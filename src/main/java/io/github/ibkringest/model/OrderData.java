package io.github.ibkringest.model;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One order as one record of the broker describes it. Money is exact; unknown is null.
 *
 * @param account the account's code
 * @param orderId the id under which statements know the order, unique within the account; null where it is not told
 * @param permId the number under which live sources know the order, of another namespace; null where it is not told
 * @param dayOfFills the day whose fills a record adds up; {@link OrderDay#ALL} when it speaks of the whole order
 * @param contract what is traded
 * @param status the state the source can vouch for
 * @param side direction
 * @param orderType normalized order type: MARKET, LIMIT, STOP ...
 * @param orderTypeText order type as delivered
 * @param timeInForce DAY, GTC ...
 * @param quantity ordered quantity, positive
 * @param filledQuantity filled quantity, positive
 * @param limitPrice limit price
 * @param stopPrice stop or trigger price
 * @param averagePrice average price of the fills
 * @param commission cost positive
 * @param commissionCurrency currency of the commission
 * @param orderReference the client's own reference
 * @param submittedAt when the order was placed
 * @param updatedAt when it last changed
 * @param tradeDate trading day of the last fill
 * @param life what only a source tells that follows orders from their beginning; null from all others
 */
public record OrderData(
        String account,
        String orderId,
        String permId,
        OrderDay dayOfFills,
        ContractData contract,
        OrderStatus status,
        Side side,
        String orderType,
        String orderTypeText,
        String timeInForce,
        BigDecimal quantity,
        BigDecimal filledQuantity,
        BigDecimal limitPrice,
        BigDecimal stopPrice,
        BigDecimal averagePrice,
        BigDecimal commission,
        String commissionCurrency,
        String orderReference,
        BrokerTime submittedAt,
        BrokerTime updatedAt,
        LocalDate tradeDate,
        Life life) {

    /** The dedup key, unique within the account: one of the two ids, with its namespace. */
    public String key() {
        return OrderKey.of(orderId, permId);
    }

    /**
     * What statements of fills do not tell of an order; each may be null.
     *
     * @param remaining quantity that is not filled
     * @param statusText the broker's own words for the state
     * @param reason why the order was rejected, cancelled or held, or what the broker warns of
     * @param parentPermId the order that sets this one off
     * @param parentClientOrderId the client's own number of that order, of the same client
     * @param ocaGroup orders of one group cancel each other
     * @param goodTillDate when it expires, as delivered
     * @param submitter who entered it
     * @param clientId the client that entered it
     * @param clientOrderId that client's own number of the order
     * @param comboLegs what the order is a combination of, as delivered; null if it is of one contract
     */
    public record Life(
            BigDecimal remaining,
            String statusText,
            String reason,
            String parentPermId,
            String parentClientOrderId,
            String ocaGroup,
            String goodTillDate,
            String submitter,
            String clientId,
            String clientOrderId,
            String comboLegs) {}
}
