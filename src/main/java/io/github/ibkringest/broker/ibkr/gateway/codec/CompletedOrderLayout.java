package io.github.ibkringest.broker.ibkr.gateway.codec;

import io.github.ibkringest.broker.ibkr.gateway.wire.BrokenFrameException;
import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import java.util.List;

/** The fields of message 101. */
final class CompletedOrderLayout {

    private static final int CUSTOMER_ACCOUNT = 183;
    private static final int PROFESSIONAL_CUSTOMER = 184;
    private static final int SUBMITTER = 198;

    /** An order of the oldest version, without any block, has more. */
    private static final int LEAST = 80;

    private CompletedOrderLayout() {}

    /**
     * All fields.
     *
     * @throws BrokenFrameException when they do not add up
     */
    static NamedFields whole(List<String> fields, ServerVersion version) {
        FieldWalk walk = headOf(fields, version);
        walk.flags("outsideRth", "hidden")
                .numbers("discretionaryAmt")
                .take("goodAfterTime")
                .take(OrderLayout.ADVISOR)
                .numbers("exemptCode")
                .numbers(OrderLayout.RANGES)
                .numbers("displaySize")
                .flags("sweepToFill", "allOrNone")
                .numbers("minQty", "ocaType", "triggerMethod", "volatility", "volatilityType")
                .words("deltaNeutralOrderType")
                .numbers("deltaNeutralAuxPrice");
        if (!walk.seen("deltaNeutralOrderType").isEmpty()) {
            walk.numbers("dn.conId")
                    .flags("dn.shortSale")
                    .numbers("dn.shortSaleSlot")
                    .take("dn.designatedLocation");
        }
        walk.numbers("continuousUpdate", "referencePriceType", "trailStopPrice", "trailingPercent");
        OrderLayout.combo(walk);
        walk.take("clearingAccount", "clearingIntent").flags("notHeld");
        OrderLayout.algorithm(walk);
        walk.words("orderState.status");
        OrderLayout.conditions(walk);
        walk.numbers("trailStopPrice2", "lmtPriceOffset", "cashQty")
                .flags("dontUseAutoPriceForHedge", "isOmsContainer")
                .take("autoCancelDate")
                .numbers("filledQuantity", "refFuturesConId")
                .flags("autoCancelParent")
                .take("shareholder")
                .flags("imbalanceOnly")
                .take("routeMarketableToBbo")
                .numbers("parentPermId")
                .take("completedTime", "completedStatus")
                .take("minTradeQty", "minCompeteSize", "competeAgainstBestOffset")
                .take("midOffsetAtWhole", "midOffsetAtHalf")
                .since(CUSTOMER_ACCOUNT, "customerAccount")
                .since(PROFESSIONAL_CUSTOMER, "professionalCustomer")
                .since(SUBMITTER, "submitter");
        return walk.end();
    }

    /**
     * The fields at both ends, whose places never change, whatever blocks stand between them.
     *
     * @throws BrokenFrameException when it is only a piece of an order
     */
    static NamedFields bothEnds(List<String> fields, ServerVersion version) {
        if (fields.size() < LEAST) {
            throw new BrokenFrameException("it has only " + fields.size() + " fields");
        }
        int later = (version.has(CUSTOMER_ACCOUNT) ? 1 : 0)
                + (version.has(PROFESSIONAL_CUSTOMER) ? 1 : 0)
                + (version.has(SUBMITTER) ? 1 : 0);
        FieldWalk walk = headOf(fields, version)
                .fromEnd(6 + later, "completedStatus")
                .fromEnd(7 + later, "completedTime")
                .fromEnd(8 + later, "parentPermId")
                .fromEnd(14 + later, "filledQuantity")
                .fromEnd(20 + later, "trailStopPrice2");
        return (version.has(SUBMITTER) ? walk.fromEnd(1, "submitter") : walk).soFar();
    }

    private static FieldWalk headOf(List<String> fields, ServerVersion version) {
        return new FieldWalk(fields, version)
                .take("msgId")
                .take(OrderLayout.CONTRACT)
                .take(OrderLayout.TERMS)
                .take("permId");
    }
}
