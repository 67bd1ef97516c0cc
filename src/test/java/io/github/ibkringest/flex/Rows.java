package io.github.ibkringest.flex;

import java.math.BigDecimal;

/** Rows of the Trades section with all their columns, filled as the broker fills them. */
public final class Rows {

    private static final String SUMMED_UP = """
            transactionID=
            tradeID=
            ibOrderID=
            ibExecID=
            brokerageOrderID=
            exchOrderId=
            extExecID=
            exchange=
            transactionType=
            isAPIOrder=
            """;

    private Rows() {}

    /** A bought share: 100 at 42.50 on the evening of a Friday in July. */
    public static Row stockFill() {
        return priced(Row.of("Trade", Columns.TRADE).with(Contracts.STOCK).with("""
                fxRateToBase=1
                tradeID=80{n}
                transactionID=9000{n}
                ibOrderID=70{n}
                ibExecID=0000f1ab.6a{n}.01.01
                brokerageOrderID=00f1ab00.0000a1b2.6a{n}.0001
                reportDate=20260717
                tradeDate=20260717
                dateTime=20260717;143005
                orderTime=20260717;143001
                settleDateTarget=20260720
                transactionType=ExchTrade
                exchange=NASDAQ
                taxes=0
                ibCommission=-1
                ibCommissionCurrency=USD
                closePrice=42.75
                openCloseIndicator=O
                fifoPnlRealized=0
                mtmPnl=25
                origTradePrice=0
                origOrderID=0
                origTransactionID=0
                buySell=BUY
                exchOrderId=N/A
                extExecID=X{n}
                levelOfDetail=EXECUTION
                changeInPrice=0
                changeInQuantity=0
                orderType=LMT
                isAPIOrder=N
                accruedInt=0
                fineness=0.0
                weight=0.0
                """), "100", "42.50");
    }

    /** A bought put. */
    public static Row optionFill() {
        return priced(
                stockFill().with(Contracts.OPTION).with("exchange", "CBOE2").with("closePrice", "1.31"), "1", "1.25");
    }

    /** A bought future, traded in the evening session: its trade date is the next day. Cash moves by the day's variation only. */
    public static Row futureFill() {
        return priced(stockFill().with(Contracts.FUTURE).with("""
                exchange=CME
                dateTime=20260716;183012
                orderTime=20260716;183011
                closePrice=4060
                """), "1", "4050.25")
                .with("netCash", "47.75");
    }

    /** Dollars bought for yen: the commission is in a third place, the account's currency, and net cash is zero. */
    public static Row fxFill() {
        return priced(stockFill().with(Contracts.CURRENCY_PAIR).with("""
                fxRateToBase=0.00635
                exchange=IDEALFX
                ibCommission=-2
                settleDateTarget=20260721
                closePrice=0
                openCloseIndicator=
                """), "5000", "157.25")
                .with("netCash", "0")
                .with("cost", "0");
    }

    /** What the broker books itself: no exec id, and an order id that is no order's but repeats the transaction id. */
    public static Row bookTrade() {
        return priced(optionFill().with("""
                tradeID=80{n}
                ibOrderID=9000{n}
                ibExecID=
                brokerageOrderID=
                extExecID=N/A
                dateTime=20260717;162000
                orderTime=
                orderType=
                transactionType=BookTrade
                exchange=--
                ibCommission=0
                openCloseIndicator=C
                notes=Ep
                buySell=SELL
                """), "-1", "0");
    }

    /** The cancel of a fill, which must have ids of its own: same order, same time, opposite quantity, no exec id, no trade id. */
    public static Row cancelOf(Row fill) {
        if (fill.get("transactionID").contains("{n}")) {
            throw new IllegalArgumentException("Give the fill a tradeID and a transactionID before cancelling it");
        }
        var opposite = new BigDecimal(fill.get("quantity")).negate().toPlainString();
        var cancel = fill.with("origTradePrice", fill.get("tradePrice"))
                .with("origTradeDate", fill.get("tradeDate"))
                .with("origTradeID", fill.get("tradeID"))
                .with("origOrderID", fill.get("ibOrderID"))
                .with("origTransactionID", fill.get("transactionID"))
                .with("buySell", fill.get("buySell") + " (Ca.)");
        return priced(cancel.with("""
                tradeID=
                transactionID=9000{n}
                ibExecID=
                brokerageOrderID=
                extExecID=N/A
                settleDateTarget=
                transactionType=TradeCancel
                exchange=--
                ibCommission=0
                openCloseIndicator=
                notes=Ca
                orderTime=
                """), opposite, fill.get("tradePrice"));
    }

    /** The order row above its fills: {@code Rows.orderRow(Rows.stockFill()).with("ibOrderID", "700000001")}. */
    public static Row orderRow(Row fill) {
        var order =
                fill.as("Order").with(SUMMED_UP).with("levelOfDetail", "ORDER").with("orderReference", "");
        return order.with("ibOrderID", fill.get("ibOrderID"));
    }

    /** A row that repeats figures of others: {@code Lot}, {@code WashSale}, {@code SymbolSummary} or {@code AssetSummary}. */
    public static Row repeating(String element, String levelOfDetail) {
        return stockFill()
                .as(element)
                .with(SUMMED_UP)
                .with("levelOfDetail", levelOfDetail)
                .with("orderTime", "")
                .with("orderType", "");
    }

    /** Sets quantity and price and what follows from them, for a contract and commission that the row already has. */
    public static Row priced(Row row, String quantity, String price) {
        var money = new BigDecimal(quantity)
                .multiply(new BigDecimal(price))
                .multiply(new BigDecimal(row.get("multiplier")));
        var net = money.negate().add(new BigDecimal(row.get("ibCommission")));
        return row.with("quantity", quantity)
                .with("tradePrice", price)
                .with("tradeMoney", plain(money))
                .with("proceeds", plain(money.negate()))
                .with("netCash", plain(net))
                .with("cost", plain(net.negate()));
    }

    private static String plain(BigDecimal money) {
        return money.signum() == 0 ? "0" : money.stripTrailingZeros().toPlainString();
    }
}
