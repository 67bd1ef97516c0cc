package io.github.ibkringest.flex;

import java.util.Map;

/** Rows of the TradeConfirms section, which names the columns of a fill differently and knows fewer of them. */
public final class Confirms {

    private static final Map<String, String> TRADE_NAMES = Map.of(
            "execID",
            "ibExecID",
            "orderID",
            "ibOrderID",
            "code",
            "notes",
            "settleDate",
            "settleDateTarget",
            "price",
            "tradePrice",
            "amount",
            "tradeMoney",
            "commission",
            "ibCommission",
            "commissionCurrency",
            "ibCommissionCurrency",
            "tax",
            "taxes",
            "netCashWithBillable",
            "netCash");

    private Confirms() {}

    /** A confirmed purchase of a share. */
    public static Row fill() {
        return of(Rows.stockFill());
    }

    /** The confirmation of a fill, as it came the day before the activity statement with the same ids. */
    public static Row of(Row trade) {
        return named(trade, "TradeConfirm")
                .with("code", codes(trade))
                .with("brokerExecutionCommission", trade.get("ibCommission"));
    }

    /** The order row above the confirmations. */
    public static Row orderRow(Row trade) {
        return named(Rows.orderRow(trade), "Order");
    }

    private static Row named(Row trade, String element) {
        var confirm = Row.of(element, Columns.CONFIRM).with("""
                blockID=0
                brokerExecutionCommission=0
                brokerClearingCommission=0
                thirdPartyExecutionCommission=0
                thirdPartyClearingCommission=0
                thirdPartyRegulatoryCommission=0
                otherCommission=0
                salesTax=0
                tradeCharge=0
                otherTax=0
                """);
        for (var column : Columns.CONFIRM) {
            var name = TRADE_NAMES.getOrDefault(column, column);
            if (trade.attributes().containsKey(name)) {
                confirm = confirm.with(column, trade.get(name));
            }
        }
        return confirm;
    }

    /** Here open and close are codes like the others, as in {@code O;P}. */
    private static String codes(Row trade) {
        var openClose = trade.get("openCloseIndicator");
        return trade.get("notes").isEmpty() || openClose.isEmpty()
                ? openClose + trade.get("notes")
                : openClose + ";" + trade.get("notes");
    }
}
