package io.github.ibkringest.broker.fake;

import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.OrderData;
import io.github.ibkringest.model.OrderDay;
import io.github.ibkringest.model.OrderStatus;
import io.github.ibkringest.model.Side;

/** An order of the fake broker. */
public final class FakeOrder extends FakeRecord<FakeOrder> {

    private FakeOrder(String orderId) {
        super(Dataset.ORDERS);
        attribute("orderId", orderId).buy("100").status(OrderStatus.WORKING);
    }

    public static FakeOrder order(String orderId) {
        return new FakeOrder(orderId);
    }

    public FakeOrder buy(String quantity) {
        return attribute("side", Side.BUY.name()).attribute("quantity", quantity);
    }

    public FakeOrder sell(String quantity) {
        return attribute("side", Side.SELL.name()).attribute("quantity", quantity);
    }

    public FakeOrder limit(String price) {
        return attribute("orderType", "LIMIT").attribute("limitPrice", price);
    }

    public FakeOrder filled(String quantity, String averagePrice) {
        return attribute("filledQuantity", quantity)
                .attribute("averagePrice", averagePrice)
                .status(OrderStatus.FILLED);
    }

    public FakeOrder status(OrderStatus status) {
        return attribute("status", status.name());
    }

    /** An order as a live source tells of it: nothing but what is added. */
    public static FakeOrder live(String permId) {
        return new FakeOrder(permId, null);
    }

    private FakeOrder(String permId, Void nothingElse) {
        super(Dataset.ORDERS, nothingElse);
        attribute("permId", permId);
    }

    /** A state that has ended is told beside all others, so that no later word for another one takes it away. */
    public FakeOrder state(OrderStatus status, String words) {
        return attribute(status.isTerminal() ? "end" : "status", status.name()).attribute("statusText", words);
    }

    private static OrderStatus status(FakeAttributes said) {
        String end = said.text("end");
        String status = end == null ? said.text("status") : end;
        return status == null ? OrderStatus.UNKNOWN : OrderStatus.valueOf(status);
    }

    private static OrderData.Life life(FakeAttributes said) {
        return new OrderData.Life(
                said.number("remaining"),
                said.text("statusText"),
                said.text("reason"),
                said.text("parentPermId"),
                said.text("parentClientOrderId"),
                said.text("ocaGroup"),
                said.text("goodTillDate"),
                said.text("submitter"),
                said.text("clientId"),
                said.text("clientOrderId"),
                said.text("comboLegs"));
    }

    static OrderData read(String account, FakeAttributes said) {
        String permId = said.text("permId");
        return new OrderData(
                account,
                permId == null ? said.required("orderId") : null,
                permId,
                OrderDay.ALL,
                said.contract(),
                permId == null ? OrderStatus.valueOf(said.required("status")) : status(said),
                said.side(),
                said.text("orderType"),
                said.text("orderType"),
                permId == null ? "DAY" : said.text("timeInForce"),
                said.number("quantity"),
                said.number("filledQuantity"),
                said.number("limitPrice"),
                said.number("stopPrice"),
                said.number("averagePrice"),
                said.number("commission"),
                said.text("currency"),
                said.text("orderReference"),
                said.time("at"),
                said.time("at"),
                said.date("date"),
                permId == null ? null : life(said));
    }
}
