package io.github.ibkringest.broker.ibkr.gateway.codec;

import io.github.ibkringest.broker.ibkr.gateway.message.Contract;
import io.github.ibkringest.broker.ibkr.gateway.message.ContractDescription;
import io.github.ibkringest.broker.ibkr.gateway.message.Message;
import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The contract within a message, and message 10, which describes one. */
final class Contracts {

    private static final int FUND_DATA = 179;
    private static final int LAST_TRADE_DATE = 182;
    private static final int INELIGIBILITY_REASONS = 186;
    private static final String[] FUND = {
        "fundName",
        "fundFamily",
        "fundType",
        "fundFrontLoad",
        "fundBackLoad",
        "fundBackLoadTimeInterval",
        "fundManagementFee",
        "fundClosed",
        "fundClosedForNewInvestors",
        "fundClosedForNewMoney",
        "fundNotifyAmount",
        "fundMinimumInitialPurchase",
        "fundSubsequentMinimumPurchase",
        "fundBlueSkyStates",
        "fundBlueSkyTerritories",
        "fundDistributionPolicy",
        "fundAssetType"
    };

    private Contracts() {}

    /** The contract of an order or an execution. */
    static Contract of(NamedFields named) {
        BigDecimal strike = named.decimal("strike");
        return new Contract(
                named.number("conId", "0"),
                named.text("symbol"),
                named.text("secType"),
                named.text("lastTradeDateOrContractMonth"),
                strike == null || strike.signum() == 0 ? null : strike,
                right(named.text("right")),
                named.nonZero("multiplier"),
                named.text("exchange"),
                named.text("currency"),
                named.text("localSymbol"),
                named.text("tradingClass"));
    }

    private static String right(String text) {
        return switch (text == null ? "" : text.toUpperCase(Locale.ROOT)) {
            case "C", "CALL" -> "C";
            case "P", "PUT" -> "P";
            default -> null;
        };
    }

    static Message description(List<String> fields, ServerVersion version) {
        NamedFields named = layout(fields, version);
        String lastTrade = named.text("lastTradeDateOrContractMonth");
        return new ContractDescription(
                named.id("reqId"),
                of(named),
                EscapedText.plain(named.text("longName")),
                named.text("primaryExchange"),
                named.number("underConId", "0"),
                named.text("underSymbol"),
                named.text("underSecType"),
                named.text("realExpirationDate") == null ? lastTrade : named.text("realExpirationDate"),
                named.text("timeZoneId"),
                named.text("stockType"),
                securityIds(named));
    }

    private static Map<String, String> securityIds(NamedFields named) {
        Map<String, String> ids = new HashMap<>();
        for (int i = 0; named.text("secId[" + i + "].tag") != null; i++) {
            String id = named.text("secId[" + i + "].value");
            if (id != null) {
                ids.put(named.text("secId[" + i + "].tag"), id);
            }
        }
        return ids;
    }

    private static NamedFields layout(List<String> fields, ServerVersion version) {
        FieldWalk walk = new FieldWalk(fields, version)
                .take("msgId", "reqId", "symbol", "secType", "lastTradeDateOrContractMonth")
                .since(LAST_TRADE_DATE, "lastTradeDate")
                .take("strike", "right", "exchange", "currency", "localSymbol", "marketName", "tradingClass")
                .take("conId", "minTick", "multiplier", "orderTypes", "validExchanges", "priceMagnifier")
                .take("underConId", "longName", "primaryExchange", "contractMonth", "industry", "category")
                .take("subcategory", "timeZoneId", "tradingHours", "liquidHours", "evRule", "evMultiplier")
                .repeat("#secIds", "secId", "tag", "value")
                .take("aggGroup", "underSymbol", "underSecType", "marketRuleIds", "realExpirationDate")
                .take("stockType", "minSize", "sizeIncrement", "suggestedSizeIncrement");
        walk.when(version.has(FUND_DATA) && "FUND".equals(walk.seen("secType")), FUND);
        if (version.has(INELIGIBILITY_REASONS)) {
            walk.repeat("#ineligibilityReasons", "ineligibility", "id", "description");
        }
        return walk.end();
    }
}
