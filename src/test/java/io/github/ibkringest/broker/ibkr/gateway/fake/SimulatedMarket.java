package io.github.ibkringest.broker.ibkr.gateway.fake;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A gateway with a market behind it, and the truth about it. What happens is decided by {@link MarketMoves}; here it is
 * told to all who listen and to all who ask. Thread-safe: one thing happens at a time.
 */
public final class SimulatedMarket implements FakeGateway.Talk {

    private final int version;
    private final String account;
    private final List<MarketOrder> orders = new ArrayList<>();
    private final Set<FakeConnection> listeners = new HashSet<>();
    private final Set<FakeFill> withoutCost = new HashSet<>();
    private boolean upstreamLost;
    private int readings;

    /** A market without orders, behind a gateway of some version. */
    public SimulatedMarket(int version) {
        this(version, "DU9000001");
    }

    /** The same, of an account. */
    public SimulatedMarket(int version, String account) {
        this.version = version;
        this.account = account;
    }

    public String account() {
        return account;
    }

    @Override
    public void with(FakeConnection connection) throws IOException {
        connection.greet(version).ready(account);
        try {
            for (List<String> request = connection.request(); request != null; request = connection.request()) {
                answer(request, connection);
            }
        } finally {
            leave(connection);
        }
    }

    private synchronized void leave(FakeConnection connection) {
        listeners.remove(connection);
    }

    private synchronized void answer(List<String> request, FakeConnection connection) throws IOException {
        FakeFrames frames = connection.frames();
        List<List<String>> all = new ArrayList<>();
        switch (request.get(0)) {
            case "16" -> {
                listeners.add(connection);
                orders.stream().filter(MarketOrder::isWorking).forEach(each -> addOpen(all, frames, each));
                all.add(frames.openOrderEnd());
            }
            case "99" -> {
                orders.stream()
                        .filter(each -> !each.isWorking())
                        .forEach(each -> all.add(frames.completedOrder(each.order)));
                all.add(frames.completedOrdersEnd());
            }
            case "7" -> {
                int id = Scenario.id(request);
                fills().forEach(fill -> all.add(frames.execution(id, fill)));
                fills().stream()
                        .filter(fill -> !withoutCost.contains(fill))
                        .forEach(fill -> all.add(frames.commission(fill)));
                all.add(frames.executionsEnd(id));
                readings++;
            }
            case "9" -> {
                all.add(frames.contract(Scenario.id(request), FakeContract.stock()));
                all.add(frames.contractEnd(Scenario.id(request)));
            }
            case "17" -> all.add(frames.accounts(account));
            default -> all.add(frames.currentTime(1_787_681_490L));
        }
        connection.send(all);
    }

    private static void addOpen(List<List<String>> all, FakeFrames frames, MarketOrder each) {
        all.add(frames.openOrder(each.order));
        if (each.tellsStatus) {
            all.add(frames.status(each.order));
        }
    }

    /** Something happens, and is told to all who listen, unless the gateway is cut off from the market. */
    synchronized void happen(Function<FakeFrames, List<List<String>>> what) {
        tell(what, upstreamLost);
    }

    private void tell(Function<FakeFrames, List<List<String>>> what, boolean isLost) {
        List<List<String>> messages = what.apply(new FakeFrames(version));
        if (isLost || messages.isEmpty()) {
            return;
        }
        for (FakeConnection listener : List.copyOf(listeners)) {
            try {
                listener.send(messages);
            } catch (IOException e) {
                listeners.remove(listener);
            }
        }
    }

    /** The gateway loses the market, or has it again; that much it still tells. */
    synchronized void upstream(boolean isThere) {
        upstreamLost = !isThere;
        int code = isThere ? 1102 : 1100;
        tell(frames -> List.of(frames.notice(-1, code, "Connectivity between IBKR and TWS")), false);
    }

    /** The gateway restarts: all connections end. */
    synchronized void restart() {
        for (FakeConnection listener : List.copyOf(listeners)) {
            try {
                listener.reset();
            } catch (IOException e) {
                // It has ended already.
                continue;
            }
        }
        listeners.clear();
    }

    /** Whether somebody listens. */
    public synchronized boolean isHeard() {
        return !listeners.isEmpty();
    }

    /** How often executions, which come last, were asked for. */
    public synchronized int readings() {
        return readings;
    }

    synchronized boolean isUpstreamLost() {
        return upstreamLost;
    }

    synchronized void add(MarketOrder order) {
        orders.add(order);
    }

    synchronized void add(MarketOrder order, FakeFill fill) {
        order.fills.add(fill);
        withoutCost.add(fill);
    }

    synchronized void costIsKnown(FakeFill fill) {
        withoutCost.remove(fill);
    }

    synchronized List<MarketOrder> orders() {
        return List.copyOf(orders);
    }

    /** All executions, those of combos themselves among them. */
    public synchronized List<FakeFill> fills() {
        return orders.stream().flatMap(order -> order.fills.stream()).toList();
    }

    /** How each order stands: state and filled quantity, by permId. */
    public synchronized Map<String, String> standing() {
        Map<String, String> standing = new TreeMap<>();
        for (MarketOrder each : orders) {
            boolean hasFills = each.order.filled.signum() > 0;
            String working = hasFills ? "PARTIALLY_FILLED" : "WORKING";
            standing.put(
                    each.order.permId,
                    (each.end == null ? working : each.end) + " " + each.order.filled.toPlainString());
        }
        return standing;
    }

    /** What is held, by con id; nothing of what was closed. */
    public synchronized Map<String, BigDecimal> position() {
        Map<String, BigDecimal> position = new HashMap<>();
        fills().stream()
                .filter(fill -> !fill.contract.secType().equals("BAG"))
                .forEach(fill -> position.merge(fill.contract.conId(), fill.signedShares(), BigDecimal::add));
        position.values().removeIf(shares -> shares.signum() == 0);
        return position;
    }

    /** What each execution cost, by exec id; those of combos and those not worked out yet are left out. */
    public synchronized Map<String, BigDecimal> costs() {
        Map<String, BigDecimal> costs = new HashMap<>();
        fills().stream()
                .filter(fill -> !withoutCost.contains(fill))
                .forEach(fill -> costs.put(fill.execId, new BigDecimal(fill.commission)));
        return costs;
    }
}
