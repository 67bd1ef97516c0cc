package io.github.ibkringest.broker.ibkr.gateway.message;

import io.github.ibkringest.model.Side;
import java.math.BigDecimal;
import java.util.List;

/**
 * What was ordered; unknown is null.
 *
 * @param permId IBKR's number of the order, unique within the account for ever; null until IBKR has given it one
 * @param account the account's code
 * @param contract what is traded
 * @param side direction
 * @param quantity ordered quantity as stated; older reports of completed orders state 0
 * @param orderType as delivered: {@code LMT}, {@code STP LMT}, {@code TRAIL LIMIT} ...
 * @param limitPrice as stated, also where the type has no limit and the number is stale
 * @param auxPrice stop price, trigger price or trailing amount, as the type wants it
 * @param trailStopPrice the present stop of a trailing order
 * @param timeInForce DAY, GTC ...
 * @param goodTillDate as delivered
 * @param ocaGroup group of which one order cancels the others
 * @param orderReference the client's own reference; several orders may share it
 * @param modelCode model portfolio
 * @param submitter the user that entered it, from version 198 on
 * @param comboText the legs of a combo as delivered
 * @param legs the legs of a combo
 */
public record OrderTerms(
        String permId,
        String account,
        Contract contract,
        Side side,
        BigDecimal quantity,
        String orderType,
        BigDecimal limitPrice,
        BigDecimal auxPrice,
        BigDecimal trailStopPrice,
        String timeInForce,
        String goodTillDate,
        String ocaGroup,
        String orderReference,
        String modelCode,
        String submitter,
        String comboText,
        List<Leg> legs) {

    public OrderTerms {
        legs = List.copyOf(legs);
    }

    /**
     * A leg of a combo.
     *
     * @param conId IBKR's number of the contract
     * @param ratio how many of it per combo
     * @param side direction when the combo is bought
     * @param exchange where it is routed to
     */
    public record Leg(String conId, BigDecimal ratio, Side side, String exchange) {}
}
