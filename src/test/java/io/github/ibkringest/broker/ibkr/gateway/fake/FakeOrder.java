package io.github.ibkringest.broker.ibkr.gateway.fake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** An order of the fake gateway, with all that its messages say. Not thread-safe. */
public final class FakeOrder {

    long orderId;
    int clientId;
    String permId = "9001";
    String account = "DU9000001";
    FakeContract contract = FakeContract.stock();
    String action = "BUY";
    BigDecimal quantity = new BigDecimal("100");
    String type = "LMT";
    String limit = "10.5";
    String aux = "0.0";
    String trailStop = "";
    String timeInForce = "DAY";
    String oca = "";
    String reference = "";
    String submitter = "";
    long parentId;
    String parentPermId = "9223372036854775807";
    String status = "Submitted";
    BigDecimal filled = BigDecimal.ZERO;
    BigDecimal value = BigDecimal.ZERO;
    BigDecimal lastPrice = BigDecimal.ZERO;
    String rejectReason = "";
    String completedTime = "";
    String completedStatus = "";
    String statedQuantity;
    String deltaNeutralType = "None";
    final List<String> algoParams = new ArrayList<>();
    final List<String> conditions = new ArrayList<>();
    int allocations;

    public static FakeOrder of(String permId) {
        FakeOrder order = new FakeOrder();
        order.permId = permId;
        return order;
    }

    public FakeOrder client(int client, long number) {
        clientId = client;
        orderId = number;
        return this;
    }

    public FakeOrder account(String code) {
        account = code;
        return this;
    }

    public FakeOrder on(FakeContract traded) {
        contract = traded;
        return this;
    }

    public FakeOrder buy(String shares) {
        action = "BUY";
        quantity = new BigDecimal(shares);
        return this;
    }

    public FakeOrder sell(String shares) {
        action = "SELL";
        quantity = new BigDecimal(shares);
        return this;
    }

    /** Type with its two prices, as the messages write them. */
    public FakeOrder type(String name, String limitPrice, String auxPrice) {
        type = name;
        limit = limitPrice;
        aux = auxPrice;
        return this;
    }

    public FakeOrder timeInForce(String text) {
        timeInForce = text;
        return this;
    }

    public FakeOrder reference(String text) {
        reference = text;
        return this;
    }

    public FakeOrder oca(String group) {
        oca = group;
        return this;
    }

    public FakeOrder submitter(String user) {
        submitter = user;
        return this;
    }

    public FakeOrder parent(long number, String perm) {
        parentId = number;
        parentPermId = perm;
        return this;
    }

    public FakeOrder trailStop(String price) {
        trailStop = price;
        return this;
    }

    public FakeOrder status(String word) {
        status = word;
        return this;
    }

    public FakeOrder rejected(String reason) {
        rejectReason = reason;
        return this;
    }

    /** What older reports of completed orders state instead of the quantity. */
    public FakeOrder statedQuantity(String text) {
        statedQuantity = text;
        return this;
    }

    public FakeOrder completed(String time, String how) {
        completedTime = time;
        completedStatus = how;
        return this;
    }

    /** Adds a fill to what is filled. */
    public FakeOrder fill(String shares, String price) {
        filled = filled.add(new BigDecimal(shares));
        value = value.add(new BigDecimal(shares).multiply(new BigDecimal(price)));
        lastPrice = new BigDecimal(price);
        return this;
    }

    /** The average price of what is filled, as messages round it. */
    BigDecimal average() {
        return value.divide(filled, 8, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }

    public FakeOrder withoutDeltaNeutral() {
        deltaNeutralType = "";
        return this;
    }

    public FakeOrder algo(String... tagsAndValues) {
        algoParams.addAll(List.of(tagsAndValues));
        return this;
    }

    /** Adds a condition by its fields, joined by bars: {@code 1|a|1|100.5|265598|SMART|0}. */
    public FakeOrder condition(String fields) {
        conditions.add(fields);
        return this;
    }

    public FakeOrder allocations(int count) {
        allocations = count;
        return this;
    }

    public String permId() {
        return permId;
    }

    public BigDecimal filled() {
        return filled;
    }

    public BigDecimal remaining() {
        return quantity.subtract(filled);
    }
}
