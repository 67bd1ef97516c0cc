package io.github.ibkringest.broker.ibkr.gateway.codec;

import io.github.ibkringest.broker.ibkr.gateway.wire.BrokenFrameException;
import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import java.util.List;

/** The fields of message 5. */
final class OpenOrderLayout {

    /** An order of the oldest version, without any block, has more. */
    private static final int LEAST = 100;

    private OpenOrderLayout() {}

    /**
     * All fields.
     *
     * @throws BrokenFrameException when they do not add up, for instance because of a block that IBKR has changed
     */
    static NamedFields whole(List<String> fields, ServerVersion version) {
        FieldWalk walk = headOf(fields, version);
        walk.flags("outsideRth", "hidden")
                .numbers("discretionaryAmt")
                .take("goodAfterTime", "sharesAllocation")
                .take(OrderLayout.ADVISOR)
                .numbers("exemptCode", "auctionStrategy")
                .numbers(OrderLayout.RANGES)
                .numbers("displaySize")
                .flags("blockOrder", "sweepToFill", "allOrNone")
                .numbers("minQty", "ocaType")
                .flags("eTradeOnly", "firmQuoteOnly")
                .numbers("nbboPriceCap", "parentId", "triggerMethod", "volatility", "volatilityType")
                .words("deltaNeutralOrderType")
                .numbers("deltaNeutralAuxPrice");
        if (!walk.seen("deltaNeutralOrderType").isEmpty()) {
            walk.numbers("dn.conId")
                    .take("dn.settlingFirm", "dn.clearingAccount", "dn.clearingIntent", "dn.openClose")
                    .flags("dn.shortSale")
                    .numbers("dn.shortSaleSlot")
                    .take("dn.designatedLocation");
        }
        walk.numbers("continuousUpdate", "referencePriceType", "trailStopPrice", "trailingPercent")
                .numbers("basisPoints", "basisPointsType");
        OrderLayout.combo(walk);
        walk.flags("optOutSmartRouting")
                .take("clearingAccount", "clearingIntent")
                .flags("notHeld");
        OrderLayout.algorithm(walk);
        state(walk);
        OrderLayout.conditions(walk);
        walk.words("adjustedOrderType")
                .numbers("triggerPrice", "trailStopPrice2", "lmtPriceOffset", "adjustedStopPrice")
                .numbers("adjustedStopLimitPrice", "adjustedTrailingAmount", "adjustableTrailingUnit")
                .take("softDollarTier.name", "softDollarTier.value", "softDollarTier.displayName", "cashQty")
                .take("dontUseAutoPriceForHedge", "isOmsContainer", "discretionaryUpToLimitPrice")
                .take("usePriceMgmtAlgo", "duration", "postToAts", "autoCancelParent", "minTradeQty")
                .take("minCompeteSize", "competeAgainstBestOffset", "midOffsetAtWhole", "midOffsetAtHalf")
                .since(183, "customerAccount")
                .since(184, "professionalCustomer")
                .since(185, "bondAccruedInterest")
                .since(189, "includeOvernight")
                .since(193, "extOperator", "manualOrderIndicator")
                .since(198, "submitter")
                .since(199, "imbalanceOnly");
        return walk.end();
    }

    /**
     * The first fields, whose places never change.
     *
     * @throws BrokenFrameException when it is only a piece of an order
     */
    static NamedFields head(List<String> fields, ServerVersion version) {
        if (fields.size() < LEAST) {
            throw new BrokenFrameException("it has only " + fields.size() + " fields");
        }
        return headOf(fields, version).soFar();
    }

    private static FieldWalk headOf(List<String> fields, ServerVersion version) {
        return new FieldWalk(fields, version)
                .take("msgId", "orderId")
                .take(OrderLayout.CONTRACT)
                .take(OrderLayout.TERMS)
                .take("clientId", "permId");
    }

    private static void state(FieldWalk walk) {
        walk.flags("whatIf")
                .words("orderState.status")
                .take("initMarginBefore", "maintMarginBefore", "equityWithLoanBefore")
                .take("initMarginChange", "maintMarginChange", "equityWithLoanChange")
                .take("initMarginAfter", "maintMarginAfter", "equityWithLoanAfter")
                .numbers("commission", "minCommission", "maxCommission")
                .words("commissionCurrency")
                .since(195, "marginCurrency", "initMarginBeforeOutsideRTH", "maintMarginBeforeOutsideRTH")
                .since(195, "equityWithLoanBeforeOutsideRTH", "initMarginChangeOutsideRTH")
                .since(195, "maintMarginChangeOutsideRTH", "equityWithLoanChangeOutsideRTH")
                .since(195, "initMarginAfterOutsideRTH", "maintMarginAfterOutsideRTH")
                .since(195, "equityWithLoanAfterOutsideRTH", "suggestedSize", "rejectReason");
        if (walk.has(195)) {
            walk.repeat(
                    "#orderAllocations",
                    "allocation",
                    "account",
                    "position",
                    "positionDesired",
                    "positionAfter",
                    "desiredAllocQty",
                    "allowedAllocQty",
                    "isMonetary");
        }
        walk.take("warningText");
    }
}
