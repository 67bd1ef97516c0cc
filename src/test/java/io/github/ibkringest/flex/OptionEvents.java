package io.github.ibkringest.flex;

/** Rows of the OptionEAE section: a date without a time, and no id but the trade id of the booking. */
public final class OptionEvents {

    private OptionEvents() {}

    /** A short put assigned; the option row closes the short position. */
    public static Row assignment() {
        return option("Assignment", "1");
    }

    /** A long option exercised. */
    public static Row exercise() {
        return option("Exercise", "-1");
    }

    /** A long option expired worthless. */
    public static Row expiration() {
        return option("Expiration", "-1");
    }

    /** The shares that an assignment or exercise moves: {@code Buy} or {@code Sell} of the underlying at the strike. */
    public static Row delivery() {
        return option("Buy", "100")
                .with(Contracts.STOCK)
                .with("tradePrice", "40")
                .with("markPrice", "38.20")
                .with("proceeds", "-4000")
                .with("costBasis", "4000")
                .with("mtmPnl", "-180");
    }

    /** The cash in place of a delivery, for options on an index. */
    public static Row cashSettlement() {
        return option("Cash Settlement", "0").with("proceeds", "3770").with("deliveryType", "Cash");
    }

    private static Row option(String type, String quantity) {
        return Row.of("OptionEAE", Columns.OPTION_EVENT)
                .with(Contracts.OPTION)
                .with("transactionType", type)
                .with("quantity", quantity)
                .with("""
                fxRateToBase=1
                date=20260717
                tradePrice=0
                markPrice=0
                proceeds=0
                commisionsAndTax=0
                costBasis=0
                realizedPnl=0
                fxPnl=0
                mtmPnl=0
                tradeID=80{n}
                fineness=0.0
                weight=0.0
                """);
    }
}
