package io.github.ibkringest.broker.ibkr.gateway.codec;

import io.github.ibkringest.broker.ibkr.gateway.wire.BrokenFrameException;
import java.math.BigDecimal;

/**
 * The parts that messages about orders share. Which blocks are there is told by the fields before them; those blocks are
 * known from other programs and from the documentation, for no recorded frame had them.
 */
final class OrderLayout {

    /** The first fields behind the contract, up to the one that differs between the two messages. */
    static final String[] TERMS = {
        "action",
        "totalQuantity",
        "orderType",
        "lmtPrice",
        "auxPrice",
        "tif",
        "ocaGroup",
        "account",
        "openClose",
        "origin",
        "orderRef"
    };

    static final String[] CONTRACT = {
        "conId",
        "symbol",
        "secType",
        "lastTradeDateOrContractMonth",
        "strike",
        "right",
        "multiplier",
        "exchange",
        "currency",
        "localSymbol",
        "tradingClass"
    };

    static final String[] ADVISOR = {
        "faGroup",
        "faMethod",
        "faPercentage",
        "modelCode",
        "goodTillDate",
        "rule80A",
        "percentOffset",
        "settlingFirm",
        "shortSaleSlot",
        "designatedLocation"
    };

    static final String[] RANGES = {"startingPrice", "stockRefPrice", "delta", "stockRangeLower", "stockRangeUpper"};

    private OrderLayout() {}

    /** From the legs of a combo to the growth of a scale order. */
    static void combo(FieldWalk walk) {
        walk.take("comboLegsDescrip")
                .repeat(
                        "#comboLegs",
                        "leg",
                        "conId",
                        "ratio",
                        "action",
                        "exchange",
                        "openClose",
                        "shortSaleSlot",
                        "designatedLocation",
                        "exemptCode")
                .repeat("#orderComboLegs", "legPrice", "price")
                .repeat("#smartComboRoutingParams", "routing", "tag", "value")
                .numbers("scaleInitLevelSize", "scaleSubsLevelSize", "scalePriceIncrement")
                .when(
                        isPositive(walk.seen("scalePriceIncrement")),
                        "scalePriceAdjustValue",
                        "scalePriceAdjustInterval",
                        "scaleProfitOffset",
                        "scaleAutoReset",
                        "scaleInitPosition",
                        "scaleInitFillQty",
                        "scaleRandomPercent")
                .words("hedgeType");
        walk.when(!walk.seen("hedgeType").isEmpty(), "hedgeParam");
    }

    /** The contract that hedges, and the algorithm. */
    static void algorithm(FieldWalk walk) {
        walk.flags("deltaNeutralContractPresent");
        walk.when("1".equals(walk.seen("deltaNeutralContractPresent")), "hedge.conId", "hedge.delta", "hedge.price");
        walk.take("algoStrategy");
        if (!walk.seen("algoStrategy").isEmpty()) {
            walk.repeat("#algoParams", "algo", "tag", "value");
        }
        walk.flags("solicited");
    }

    /** What follows randomizing: a benchmark, and the conditions. */
    static void conditions(FieldWalk walk) {
        walk.flags("randomizeSize", "randomizePrice");
        walk.when(
                "PEGBENCH".equals(walk.seen("orderType").replace(" ", "")),
                "referenceContractId",
                "isPeggedChangeAmountDecrease",
                "peggedChangeAmount",
                "referenceChangeAmount",
                "referenceExchangeId");
        int count = walk.count("#conditions", 1);
        for (int i = 0; i < count; i++) {
            condition(walk, "condition[" + i + "].");
        }
        walk.when(count > 0, "conditionsIgnoreRth", "conditionsCancelOrder");
    }

    private static void condition(FieldWalk walk, String prefix) {
        walk.take(prefix + "type", prefix + "conjunction");
        switch (walk.seen(prefix + "type")) {
            case "1" ->
                walk.take(
                        prefix + "isMore",
                        prefix + "price",
                        prefix + "conId",
                        prefix + "exchange",
                        prefix + "triggerMethod");
            case "3" -> walk.take(prefix + "isMore", prefix + "time");
            case "4" -> walk.take(prefix + "isMore", prefix + "percent");
            case "5" -> walk.take(prefix + "secType", prefix + "exchange", prefix + "symbol");
            case "6" -> walk.take(prefix + "isMore", prefix + "volume", prefix + "conId", prefix + "exchange");
            case "7" -> walk.take(prefix + "isMore", prefix + "percent", prefix + "conId", prefix + "exchange");
            default -> throw new BrokenFrameException("it has a condition of an unknown type");
        }
    }

    private static boolean isPositive(String number) {
        BigDecimal value = Numbers.decimal("scalePriceIncrement", number);
        return value != null && value.signum() > 0;
    }
}
