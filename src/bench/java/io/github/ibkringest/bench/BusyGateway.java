package io.github.ibkringest.bench;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeConnection;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFill;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFrames;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeGateway;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeOrder;
import io.github.ibkringest.broker.ibkr.gateway.fake.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway that tells of the fills of open orders, all at once or one after another. Thread-safe. */
final class BusyGateway implements FakeGateway.Talk {

    private static final String ACCOUNT = "DU9000001";

    /** After so many fills the next order is filled. */
    private static final int OF_ONE_ORDER = 50;

    private final List<FakeOrder> orders = new CopyOnWriteArrayList<>();
    private final List<FakeFill> fills = new CopyOnWriteArrayList<>();
    private volatile FakeConnection connection;
    private volatile long askedAt;

    /** Executions with their commissions that a client hears of when it asks for them. */
    void happened(int number) {
        for (int i = 0; i < number; i++) {
            fills.add(fill("0000e0d4", i));
        }
    }

    /** Opens orders for so many fills in all, before a client asks for them. */
    void open(int number) {
        for (int i = orders.size(); i <= number / OF_ONE_ORDER; i++) {
            orders.add(
                    FakeOrder.of(String.valueOf(9_001 + i)).client(3, 600 + i).buy("1000"));
        }
    }

    private FakeFill fill(String group, int number) {
        FakeOrder order = orders.get(fills.size() / OF_ONE_ORDER);
        return FakeFill.of(order, "%s.%08x.01.01".formatted(group, number + 1), "1", "10.25");
    }

    /** Tells a fill and its commission; returns the exec id and when the last byte was written, in nanoseconds. */
    Told push(int number) throws IOException {
        FakeFill fill = fill("0000e0d5", number);
        fills.add(fill);
        FakeFrames frames = connection.frames();
        connection.send(frames.execution(-1, fill), frames.commission(fill));
        return new Told(fill.execId(), System.nanoTime());
    }

    /** Tells the state of an order once more. */
    void repeat(int times) throws IOException {
        FakeFrames frames = connection.frames();
        for (int i = 0; i < times; i++) {
            connection.send(frames.status(orders.get(0)));
        }
    }

    /** When executions were asked for, in nanoseconds; 0 before that. */
    long askedAt() {
        return askedAt;
    }

    @Override
    public void with(FakeConnection served) throws IOException {
        served.greet(200).ready(ACCOUNT);
        connection = served;
        for (List<String> request = served.request(); request != null; request = served.request()) {
            served.send(answer(request, served.frames()));
        }
    }

    private List<List<String>> answer(List<String> request, FakeFrames frames) {
        List<List<String>> all = new ArrayList<>();
        switch (request.get(0)) {
            case "16" -> {
                orders.forEach(order -> {
                    all.add(frames.openOrder(order));
                    all.add(frames.status(order));
                });
                all.add(frames.openOrderEnd());
            }
            case "99" -> all.add(frames.completedOrdersEnd());
            case "7" -> {
                askedAt = askedAt == 0 ? System.nanoTime() : askedAt;
                fills.forEach(fill -> all.add(frames.execution(Scenario.id(request), fill)));
                fills.forEach(fill -> all.add(frames.commission(fill)));
                all.add(frames.executionsEnd(Scenario.id(request)));
            }
            case "17" -> all.add(frames.accounts(ACCOUNT));
            default -> all.add(frames.currentTime(1_787_681_490L));
        }
        return all;
    }

    /**
     * An execution that was told.
     *
     * @param execId its id
     * @param at when its last byte was written, in nanoseconds
     */
    record Told(String execId, long at) {}
}
