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

    static OrderData read(String account, FakeAttributes said) {
        return new OrderData(
                account,
                said.required("orderId"),
                OrderDay.ALL,
                said.contract(),
                OrderStatus.valueOf(said.required("status")),
                Side.valueOf(said.required("side")),
                said.text("orderType"),
                said.text("orderType"),
                "DAY",
                said.number("quantity"),
                said.number("filledQuantity"),
                said.number("limitPrice"),
                null,
                said.number("averagePrice"),
                said.number("commission"),
                said.text("currency"),
                said.text("orderReference"),
                said.time("at"),
                said.time("at"),
                said.date("date"));
    }
}
