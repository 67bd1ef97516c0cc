package io.github.ibkringest.broker.ibkr.gateway.fake;

import java.math.BigDecimal;

/** An execution of the fake gateway. Not thread-safe. */
public final class FakeFill {

    final FakeOrder order;
    FakeContract contract;
    String execId;
    String account;
    String time = "20260825 14:11:30 US/Eastern";
    String action;
    BigDecimal shares;
    BigDecimal price;

    /** What was filled of the order with this fill, and at what average; of a leg, of the leg. */
    final BigDecimal filledSoFar;

    final BigDecimal averageSoFar;
    String commission = "1.000003";
    String currency = "USD";
    String realizedPnl = "1.7976931348623157E308";

    private FakeFill(FakeOrder order, String execId, String shares, String price) {
        this.order = order;
        this.execId = execId;
        this.shares = new BigDecimal(shares);
        this.price = new BigDecimal(price);
        boolean isFirst = order.filled.signum() == 0;
        filledSoFar = isFirst ? this.shares : order.filled;
        averageSoFar = isFirst ? this.price : order.average();
        contract = order.contract;
        account = order.account;
        action = order.action;
    }

    /** A fill of an order, which knows of it already; does not change the order. */
    public static FakeFill of(FakeOrder order, String execId, String shares, String price) {
        return new FakeFill(order, execId, shares, price);
    }

    public FakeFill at(String text) {
        time = text;
        return this;
    }

    public FakeFill on(FakeContract leg, String side) {
        contract = leg;
        action = side;
        return this;
    }

    public FakeFill account(String code) {
        account = code;
        return this;
    }

    public FakeFill commission(String sum, String money) {
        commission = sum;
        currency = money;
        return this;
    }

    public FakeOrder order() {
        return order;
    }

    public FakeContract contract() {
        return contract;
    }

    public BigDecimal price() {
        return price;
    }

    public String commission() {
        return commission;
    }

    /** The moment, as messages write it. */
    public String time() {
        return time;
    }

    /** Whether it is the execution of a combo itself, which counts for no position. */
    public boolean isOfCombo() {
        return contract.secType().equals("BAG");
    }

    public String execId() {
        return execId;
    }

    public BigDecimal signedShares() {
        return action.equals("BUY") ? shares : shares.negate();
    }
}
