package io.github.ibkringest.broker.ibkr.flex;

import java.util.Arrays;

/** A row of the trade section with a value of its own in every column that is mapped. */
public final class FullExecution {

    private static final String[] COLUMNS = {
        "conid=101",
        "assetCategory=OPT",
        "subCategory=P",
        "symbol=ACMX  P",
        "description=ACMX put",
        "strike=40",
        "expiry=20260821",
        "putCall=P",
        "multiplier=100",
        "currency=USD",
        "listingExchange=CBOE",
        "isin=US1",
        "cusip=C1",
        "figi=F1",
        "underlyingConid=99",
        "underlyingSymbol=ACMX",
        "tradeID=8",
        "transactionID=9",
        "ibExecID=a.b.01.02",
        "ibOrderID=7",
        "brokerageOrderID=6",
        "orderReference=mine",
        "origTradeID=5",
        "origTransactionID=4",
        "transactionType=ExchTrade",
        "buySell=SELL",
        "quantity=-2",
        "tradePrice=1.25",
        "proceeds=250",
        "taxes=-1",
        "salesTax=-2",
        "tradeCharge=-4",
        "otherTax=-8",
        "ibCommission=-0.7",
        "ibCommissionCurrency=EUR",
        "netCash=249.3",
        "accruedInt=3",
        "fifoPnlRealized=11",
        "fxRateToBase=0.9",
        "openCloseIndicator=C",
        "notes=P;A",
        "exchange=CBOE2",
        "dateTime=20260717;143005",
        "tradeDate=20260717",
        "reportDate=20260718",
        "settleDateTarget=20260720",
        "orderTime=20260717;143001",
        "orderType=LMT"
    };

    private FullExecution() {}

    /** The row, with some columns changed. */
    public static String[] with(String... changes) {
        String[] all = Arrays.copyOf(COLUMNS, COLUMNS.length + changes.length);
        System.arraycopy(changes, 0, all, COLUMNS.length, changes.length);
        return all;
    }
}
