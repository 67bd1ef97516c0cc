package io.github.ibkringest.broker.ibkr.gateway.message;

import io.github.ibkringest.model.Side;
import java.math.BigDecimal;

/**
 * An execution, as an answer or pushed when it happened.
 *
 * @param requestId the request that it answers; -1 when it was pushed
 * @param orderId the client's number of the order; used again in later sessions, so never a key
 * @param clientId the client that entered the order
 * @param permId IBKR's number of the order; null when it has none
 * @param contract what was traded
 * @param execId IBKR's id of the execution
 * @param time as delivered; its zone is a setting of the gateway
 * @param account the account's code
 * @param side direction
 * @param shares quantity, exact and not negative
 * @param price price; the net price of a combo may be negative
 * @param exchange where it was executed
 * @param liquidation whether IBKR liquidated the position
 * @param cumulativeQuantity filled quantity of the order so far
 * @param averagePrice average price of the order so far
 * @param orderReference the client's own reference
 * @param modelCode model portfolio
 * @param lastLiquidity 1 added liquidity, 2 removed it, 3 routed out; null when unknown
 * @param isPricePending whether the price will be revised
 * @param submitter the user that entered the order, from version 198 on
 */
public record ExecutionDetails(
        int requestId,
        long orderId,
        int clientId,
        String permId,
        Contract contract,
        String execId,
        String time,
        String account,
        Side side,
        BigDecimal shares,
        BigDecimal price,
        String exchange,
        boolean liquidation,
        BigDecimal cumulativeQuantity,
        BigDecimal averagePrice,
        String orderReference,
        String modelCode,
        Integer lastLiquidity,
        boolean isPricePending,
        String submitter)
        implements Message {}
