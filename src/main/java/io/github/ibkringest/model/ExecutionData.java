package io.github.ibkringest.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One execution: a fill, a booking, or a cancel. Money is exact; unknown is null.
 *
 * @param account the account's code
 * @param ids the names by which the broker knows the row and what it refers to
 * @param kind why the row exists
 * @param kindText the broker's own word for the kind
 * @param contract what was traded
 * @param side direction
 * @param quantity not negative
 * @param signedQuantity positive bought, negative sold; a cancel carries the opposite sign of its original
 * @param price price in {@code amounts.currency}
 * @param amounts money that moved
 * @param executedAt when it happened; null in statements without that column
 * @param tradeDate the exchange's trading day
 * @param reportDate the day the broker booked or corrected it
 * @param settleDate settlement day
 * @param openClose OPEN, CLOSE, BOTH or null
 * @param codes the broker's codes, in order of delivery
 * @param exchange where it was executed
 * @param orderType normalized type of the order it belongs to
 * @param orderSubmittedAt when that order was placed
 * @param isSideStated whether the side was stated, and not taken from the sign of the quantity: a stated side tells whether
 *     the row is a cancel
 * @param isBookedLater whether it is known to be booked on a later day than it was traded, although no record tells on which
 * @param hasNearTwin whether its statement has another record without ids, of the same moment and number
 */
public record ExecutionData(
        String account,
        Ids ids,
        ExecutionKind kind,
        String kindText,
        ContractData contract,
        Side side,
        BigDecimal quantity,
        BigDecimal signedQuantity,
        BigDecimal price,
        Amounts amounts,
        BrokerTime executedAt,
        LocalDate tradeDate,
        LocalDate reportDate,
        LocalDate settleDate,
        String openClose,
        List<String> codes,
        String exchange,
        String orderType,
        BrokerTime orderSubmittedAt,
        boolean isSideStated,
        boolean isBookedLater,
        boolean hasNearTwin) {

    /**
     * The names of an execution.
     *
     * @param key the dedup key, unique within the account and the same from every source
     * @param part distinguishes bookings that share the key (a correction that keeps its exec id); empty when unknown
     * @param execId the broker's execution id
     * @param group what all revisions of one fill share
     * @param revision the revision within the group, from 1; the highest counts
     * @param transactionId id of the booking
     * @param tradeId id of the trade; a correction may use it again
     * @param origTransactionId on a cancel: the booking it takes back
     * @param origTradeId on a cancel: the trade it takes back
     * @param orderId the id in statements of the order it belongs to; null for bookings, which have none
     * @param brokerageOrderId the order's id at the routing desk
     * @param orderReference the client's own reference
     * @param permId the number of its order at live sources; null where it is not told
     */
    public record Ids(
            String key,
            String part,
            String execId,
            String group,
            Integer revision,
            String transactionId,
            String tradeId,
            String origTransactionId,
            String origTradeId,
            String orderId,
            String brokerageOrderId,
            String orderReference,
            String permId) {}

    /**
     * The money of an execution.
     *
     * @param currency currency of price, proceeds and net cash
     * @param commission cost positive, rebate negative
     * @param commissionCurrency currency of the commission, which may differ
     * @param taxes cost positive
     * @param proceeds money received, negative when paid
     * @param netCash proceeds after costs
     * @param accruedInterest accrued interest of bonds
     * @param realizedPnl the broker's realized profit and loss
     * @param fxRateToBase base currency per unit of {@code currency}
     */
    public record Amounts(
            String currency,
            BigDecimal commission,
            String commissionCurrency,
            BigDecimal taxes,
            BigDecimal proceeds,
            BigDecimal netCash,
            BigDecimal accruedInterest,
            BigDecimal realizedPnl,
            BigDecimal fxRateToBase) {}
}
