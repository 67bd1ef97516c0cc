package io.github.ibkringest.model;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One order as one record of the broker describes it. Money is exact; unknown is null.
 *
 * @param account the account's code
 * @param orderId the broker's order id, unique within the account
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
 */
public record OrderData(
        String account,
        String orderId,
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
        LocalDate tradeDate) {}
