package io.github.ibkringest.live;

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
import java.util.concurrent.atomic.AtomicInteger;

/** A gateway whose orders and executions a test changes while it is read. Thread-safe. */
final class GatewayBook implements FakeGateway.Talk {

    static final String ACCOUNT = "DU9000001";

    private final List<FakeOrder> open = new CopyOnWriteArrayList<>();
    private final List<FakeOrder> completed = new CopyOnWriteArrayList<>();
    private final List<FakeFill> fills = new CopyOnWriteArrayList<>();
    private final AtomicInteger readings = new AtomicInteger();
    private volatile FakeConnection connection;
    private volatile boolean refusesCompleted;

    FakeOrder open(FakeOrder order) {
        open.add(order);
        return order;
    }

    void close(FakeOrder order) {
        completed.add(order);
        open.remove(order);
    }

    /** Is in no list any more. */
    void forget(FakeOrder order) {
        open.remove(order);
    }

    void forget(FakeFill fill) {
        fills.remove(fill);
    }

    void executed(FakeFill fill) {
        fills.add(fill);
    }

    /** From now on tells no completed orders, or does again. */
    void refuseCompleted(boolean isRefused) {
        refusesCompleted = isRefused;
    }

    /** The connection that is served now. */
    FakeConnection connection() {
        return connection;
    }

    /** How often executions, which come last, were asked for. */
    int readings() {
        return readings.get();
    }

    /** Waits until everything was read so many times more. */
    void awaitReadings(int more) {
        int enough = readings() + more;
        LiveServing.until("it was read " + more + " times", () -> readings() >= enough);
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
                for (FakeOrder order : open) {
                    all.add(frames.openOrder(order));
                    all.add(frames.status(order));
                }
                all.add(frames.openOrderEnd());
            }
            case "99" -> {
                if (refusesCompleted) {
                    return List.of(frames.notice(-1, 321, "The API interface is currently in Read-Only mode."));
                }
                completed.forEach(order -> all.add(frames.completedOrder(order)));
                all.add(frames.completedOrdersEnd());
            }
            case "7" -> {
                fills.forEach(fill -> all.add(frames.execution(Scenario.id(request), fill)));
                fills.forEach(fill -> all.add(frames.commission(fill)));
                all.add(frames.executionsEnd(Scenario.id(request)));
                readings.incrementAndGet();
            }
            case "17" -> all.add(frames.accounts(ACCOUNT));
            default -> all.add(frames.currentTime(1_787_681_490L));
        }
        return all;
    }
}
