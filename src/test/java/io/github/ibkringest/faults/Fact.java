package io.github.ibkringest.faults;

import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;

/**
 * Something that happened at the broker, of a small world where all that can happen to trades happens.
 *
 * @param kind what it is
 * @param trade number of the trade that it is about
 * @param quantity signed quantity
 * @param cents price
 * @param commission cost in cents that this row adds
 */
record Fact(Kind kind, int trade, int quantity, int cents, int commission) {

    /** Kinds of facts. */
    enum Kind {
        /** The row of an order, which sums up its fills. */
        ORDER,
        FILL,
        /** The next revision of the fill, under its own exec id. */
        REVISION,
        /** Takes back what counts of the trade. */
        CANCEL,
        /** A booking by the broker itself. */
        BOOKING,
        /** The option event that a booking belongs to. */
        EVENT,
        /** A leg of a corporate action. */
        ACTION,
        /** The same leg in a statement without the columns of ids. */
        BARE_ACTION,
        /** A transfer of a position. */
        TRANSFER
    }

    boolean isExecution() {
        return kind != Kind.EVENT && kind != Kind.ORDER && !isAction() && !isTransfer();
    }

    boolean isEvent() {
        return kind == Kind.EVENT;
    }

    boolean isAction() {
        return kind == Kind.ACTION || kind == Kind.BARE_ACTION;
    }

    boolean isTransfer() {
        return kind == Kind.TRANSFER;
    }

    /** The row of a statement that tells of it. */
    Row row() {
        return switch (kind) {
            case ORDER -> Rows.orderRow(fill(1));
            case FILL -> fill(1);
            case REVISION -> fill(2);
            case CANCEL ->
                Rows.cancelOf(new Fact(Kind.FILL, trade, -quantity, cents, commission).row())
                        .with("transactionID", id(7));
            case BOOKING -> Rows.priced(booking(), String.valueOf(quantity), "0");
            case ACTION -> action().with("transactionID", id(8)).with("actionID", id(9));
            case BARE_ACTION -> action();
            case TRANSFER ->
                moved("Transfer")
                        .with("type", "INTERNAL")
                        .with("direction", quantity < 0 ? "OUT" : "IN")
                        .with("transactionID", id(8));
            case EVENT -> OptionEvents.expiration().with("tradeID", id(5)).with("quantity", quantity);
        };
    }

    private Row fill(int revision) {
        Row fill = Rows.stockFill()
                .with("tradeID", id(1))
                .with("transactionID", id(1 + revision))
                .with("ibOrderID", orderId())
                .with("ibExecID", execGroup() + ".0" + revision)
                .with("brokerageOrderID", "")
                .with("extExecID", "N/A")
                .with("ibCommission", "-" + commission / 100 + "." + commission % 100 / 10 + commission % 10)
                .with("buySell", quantity < 0 ? "SELL" : "BUY");
        return Rows.priced(fill, String.valueOf(quantity), cents / 100 + "." + cents % 100 / 10 + cents % 10);
    }

    private Row action() {
        return moved("CorporateAction").with("type", "FS").with("dateTime", "20260714;202500");
    }

    private Row moved(String element) {
        Row fill = Rows.stockFill();
        return Row.of(element)
                .with("conid", fill.get("conid"))
                .with("symbol", fill.get("symbol"))
                .with("assetCategory", "STK")
                .with("currency", "USD")
                .with("reportDate", "20260715")
                .with("quantity", moved());
    }

    /** What a movement moves; no two have the same quantity. */
    int moved() {
        return quantity + trade;
    }

    private Row booking() {
        return Rows.bookTrade()
                .with("tradeID", id(5))
                .with("transactionID", id(6))
                .with("ibOrderID", id(6))
                .with("buySell", quantity < 0 ? "SELL" : "BUY");
    }

    /** Two trades share an order. */
    String orderId() {
        return "7" + trade / 2;
    }

    String execGroup() {
        return "0000f1ab.6a" + String.format("%02d", trade) + ".01";
    }

    private String id(int kindOfId) {
        return String.valueOf(1_000 + trade * 10 + kindOfId);
    }
}
