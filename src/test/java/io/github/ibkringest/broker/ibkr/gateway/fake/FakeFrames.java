package io.github.ibkringest.broker.ibkr.gateway.fake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The messages of a gateway as lists of fields, in the layout of one version. Written from the recorded frames and not from
 * the program, so that each checks the other.
 *
 * @param version 178 to 200
 */
public record FakeFrames(int version) {

    private static final String UNSET = "1.7976931348623157E308";
    private static final String UNSET_INT = "2147483647";

    public List<String> notice(int requestId, int code, String text) {
        return version < 194
                ? List.of("4", "2", num(requestId), num(code), text, "")
                : List.of("4", num(requestId), num(code), text, "", "1775425766350");
    }

    public List<String> nextValidId(long id) {
        return List.of("9", "1", Long.toString(id));
    }

    public List<String> accounts(String codes) {
        return List.of("15", "1", codes);
    }

    public List<String> currentTime(long seconds) {
        return List.of("49", "1", Long.toString(seconds));
    }

    public List<String> openOrderEnd() {
        return List.of("53", "1");
    }

    public List<String> completedOrdersEnd() {
        return List.of("102");
    }

    public List<String> executionsEnd(int requestId) {
        return List.of("55", "1", num(requestId));
    }

    public List<String> contractEnd(int requestId) {
        return List.of("52", "1", num(requestId));
    }

    public List<String> commission(FakeFill fill) {
        return List.of("59", "1", fill.execId, fill.commission, fill.currency, fill.realizedPnl, UNSET, "");
    }

    public List<String> status(FakeOrder order) {
        String average = order.filled.signum() == 0 ? "0" : plain(order.average());
        return List.of(
                "3",
                Long.toString(order.orderId),
                order.status,
                plain(order.filled),
                plain(order.remaining()),
                average,
                order.permId,
                Long.toString(order.parentId),
                plain(order.lastPrice),
                num(order.clientId),
                "",
                "0");
    }

    public List<String> execution(int requestId, FakeFill fill) {
        FakeOrder order = fill.order;
        List<String> fields = new ArrayList<>(List.of("11", num(requestId), Long.toString(order.orderId)));
        fields.addAll(fill.contract.fields("IEX"));
        Collections.addAll(
                fields, fill.execId, fill.time, fill.account, "IEX", fill.action.equals("BUY") ? "BOT" : "SLD");
        Collections.addAll(fields, plain(fill.shares), plain(fill.price), order.permId, num(order.clientId), "0");
        Collections.addAll(
                fields, plain(fill.filledSoFar), plain(fill.averageSoFar), order.reference, "", "", "", "2", "0");
        if (version >= 198) {
            fields.add(order.submitter);
        }
        return fields;
    }

    public List<String> contract(int requestId, FakeContract contract) {
        List<String> fields = new ArrayList<>(
                List.of("10", num(requestId), contract.symbol(), contract.secType(), contract.expiry()));
        if (version >= 182) {
            fields.add("");
        }
        Collections.addAll(fields, contract.strike(), contract.right(), "SMART", contract.currency());
        Collections.addAll(fields, contract.localSymbol(), contract.tradingClass(), contract.tradingClass());
        Collections.addAll(fields, contract.conId(), "0.01", contract.multiplier(), "LMT,MKT", "SMART,IEX", "1", "0");
        Collections.addAll(
                fields, "M\\u00fcller AG", "NASDAQ", "", "Tech", "Computers", "", "US/Eastern", "", "", "", "");
        Collections.addAll(fields, "1", "ISIN", "US0378331005", "1", "", "", "26,26", "", "COMMON", "1", "1", "100");
        if (version >= 186) {
            fields.add("0");
        }
        return fields;
    }

    public List<String> openOrder(FakeOrder order) {
        List<String> fields = new ArrayList<>(List.of("5", Long.toString(order.orderId)));
        terms(fields, order);
        Collections.addAll(fields, num(order.clientId), order.permId, "0", "0", "0", "");
        fields.add(order.permId + ".1/" + order.account + "/100");
        advisor(fields);
        fields.add("0");
        empty(fields, 5);
        Collections.addAll(fields, UNSET_INT, "0", "0", "0", "", "3", "0", "0", "", Long.toString(order.parentId), "0");
        Collections.addAll(fields, "", "0", order.deltaNeutralType, "");
        if (!order.deltaNeutralType.isEmpty()) {
            Collections.addAll(fields, "0", "", "", "", "?", "0", "0", "");
        }
        Collections.addAll(fields, "0", "0", order.trailStop, "", "", "");
        combo(fields, order);
        Collections.addAll(fields, "0", "", "IB", "0");
        algorithm(fields, order);
        Collections.addAll(fields, "0", order.status);
        fields.addAll(Collections.nCopies(9, UNSET));
        empty(fields, 4);
        if (version >= 195) {
            fields.add("");
            fields.addAll(Collections.nCopies(9, UNSET));
            Collections.addAll(fields, "-9223372036854775808", order.rejectReason, num(order.allocations));
            for (int i = 0; i < order.allocations; i++) {
                Collections.addAll(fields, "DU" + i, "1", "2", "3", "4", "5", "0");
            }
        }
        fields.add("");
        conditions(fields, order);
        fields.add("None");
        fields.addAll(Collections.nCopies(6, UNSET));
        Collections.addAll(fields, "0", "", "", "", "0", "1", "0", "0", "0", "", "", "0");
        empty(fields, 5);
        since(fields, 183, "");
        since(fields, 184, "0");
        since(fields, 185, "");
        since(fields, 189, "0");
        since(fields, 193, "", UNSET_INT);
        since(fields, 198, order.submitter);
        since(fields, 199, "0");
        return fields;
    }

    public List<String> completedOrder(FakeOrder order) {
        List<String> fields = new ArrayList<>(List.of("101"));
        terms(fields, order);
        if (order.statedQuantity != null) {
            fields.set(13, order.statedQuantity);
        }
        Collections.addAll(fields, order.permId, "0", "0", "0", "");
        advisor(fields);
        empty(fields, 5);
        Collections.addAll(fields, UNSET_INT, "0", "0", "", "3", "0", "", "0", order.deltaNeutralType, "");
        if (!order.deltaNeutralType.isEmpty()) {
            Collections.addAll(fields, "0", "0", "0", "");
        }
        Collections.addAll(fields, "0", "0", order.trailStop, "");
        combo(fields, order);
        Collections.addAll(fields, "", "IB", "0");
        algorithm(fields, order);
        fields.add(order.status);
        conditions(fields, order);
        Collections.addAll(fields, UNSET, UNSET, "0", "1", "0", "", plain(order.filled), UNSET_INT, "0");
        Collections.addAll(fields, "Not an insider or substantial shareholder", "0", "0", order.parentPermId);
        Collections.addAll(fields, order.completedTime, order.completedStatus, "", "", "", "", "");
        since(fields, 183, "");
        since(fields, 184, "0");
        since(fields, 198, order.submitter);
        return fields;
    }

    private static void terms(List<String> fields, FakeOrder order) {
        fields.addAll(order.contract.fields("SMART"));
        Collections.addAll(fields, order.action, plain(order.quantity), order.type, order.limit, order.aux);
        Collections.addAll(fields, order.timeInForce, order.oca, order.account, "", "0", order.reference);
    }

    private static void advisor(List<String> fields) {
        Collections.addAll(fields, "", "", "", "", "", "0", "", "", "0", "", "-1");
    }

    private static void combo(List<String> fields, FakeOrder order) {
        fields.add(order.contract.description());
        fields.add(num(order.contract.legs().size()));
        for (String leg : order.contract.legs()) {
            Collections.addAll(fields, leg.split("\\|"));
            Collections.addAll(fields, "SMART", "0", "0", "", "-1");
        }
        Collections.addAll(fields, "0", "0", UNSET_INT, UNSET_INT, "", "");
    }

    private static void algorithm(List<String> fields, FakeOrder order) {
        fields.add("0");
        fields.add(order.algoParams.isEmpty() ? "" : "Adaptive");
        if (!order.algoParams.isEmpty()) {
            fields.add(num(order.algoParams.size() / 2));
            fields.addAll(order.algoParams);
        }
        fields.add("0");
    }

    private static void conditions(List<String> fields, FakeOrder order) {
        Collections.addAll(fields, "0", "0");
        fields.add(num(order.conditions.size()));
        order.conditions.forEach(condition -> Collections.addAll(fields, condition.split("\\|")));
        if (!order.conditions.isEmpty()) {
            Collections.addAll(fields, "0", "0");
        }
    }

    private void since(List<String> fields, int number, String... added) {
        if (version >= number) {
            Collections.addAll(fields, added);
        }
    }

    private static void empty(List<String> fields, int count) {
        fields.addAll(Collections.nCopies(count, ""));
    }

    private static String num(int number) {
        return Integer.toString(number);
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
