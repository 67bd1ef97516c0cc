package io.github.ibkringest.broker.ibkr.gateway.fake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A talk by answers: what a gateway says before it is ready, and how it answers each request, as often as it is asked. Each
 * method changes the scenario and returns it. Not thread-safe while it is made.
 */
public final class Scenario implements FakeGateway.Talk {

    /** Answers a request. */
    @FunctionalInterface
    public interface Reply {
        void to(List<String> request, FakeConnection connection) throws IOException;
    }

    private final int version;
    private final Map<String, Reply> replies = new HashMap<>();
    private final List<Function<FakeFrames, List<String>>> early = new ArrayList<>();
    private final List<Function<FakeFrames, List<String>>> greetings = new ArrayList<>();
    private String accounts = "DU9000001";

    private Scenario(int version) {
        this.version = version;
        on("16", (request, connection) -> connection.send(connection.frames().openOrderEnd()));
        on("99", (request, connection) -> connection.send(connection.frames().completedOrdersEnd()));
        on("7", (request, connection) -> connection.send(connection.frames().executionsEnd(id(request))));
        on("49", (request, connection) -> connection.send(connection.frames().currentTime(1_787_681_490L)));
        on("17", (request, connection) -> connection.send(connection.frames().accounts(accounts)));
    }

    /** A gateway that has nothing to tell. */
    public static Scenario at(int version) {
        return new Scenario(version);
    }

    public Scenario accounts(String codes) {
        accounts = codes;
        return this;
    }

    /** Says something of its own accord before it is ready. */
    public Scenario before(Function<FakeFrames, List<String>> message) {
        early.add(message);
        return this;
    }

    /** Says something of its own accord between accounts and next id. */
    public Scenario between(Function<FakeFrames, List<String>> message) {
        greetings.add(message);
        return this;
    }

    /** Answers a request by its number. */
    public Scenario on(String number, Reply reply) {
        replies.put(number, reply);
        return this;
    }

    /** Has open orders, each with its status. */
    public Scenario openOrders(FakeOrder... orders) {
        return on("16", (request, connection) -> {
            List<List<String>> all = new ArrayList<>();
            for (FakeOrder order : orders) {
                all.add(connection.frames().openOrder(order));
                all.add(connection.frames().status(order));
            }
            all.add(connection.frames().openOrderEnd());
            connection.send(all);
        });
    }

    public Scenario completedOrders(FakeOrder... orders) {
        return on("99", (request, connection) -> {
            List<List<String>> all = new ArrayList<>();
            for (FakeOrder order : orders) {
                all.add(connection.frames().completedOrder(order));
            }
            all.add(connection.frames().completedOrdersEnd());
            connection.send(all);
        });
    }

    /** Has executions; all of them come first, then all commissions, then the end. */
    public Scenario executions(FakeFill... fills) {
        return on("7", (request, connection) -> {
            List<List<String>> all = new ArrayList<>();
            for (FakeFill fill : fills) {
                all.add(connection.frames().execution(id(request), fill));
            }
            for (FakeFill fill : fills) {
                all.add(connection.frames().commission(fill));
            }
            all.add(connection.frames().executionsEnd(id(request)));
            connection.send(all);
        });
    }

    /** Refuses a request without naming it, as gateways do. */
    public Scenario refuse(String number, int code, String text) {
        return on(
                number,
                (request, connection) -> connection.send(connection.frames().notice(-1, code, text)));
    }

    /** Never answers a request; instead, time passes. */
    public Scenario silent(String number, ManualTime time) {
        return on(number, (request, connection) -> connection.letTimePass(time));
    }

    /** The number of a request. */
    public static int id(List<String> request) {
        return Integer.parseInt(request.get(2));
    }

    @Override
    public void with(FakeConnection connection) throws IOException {
        connection.greet(version);
        connection.expect("71");
        FakeFrames frames = connection.frames();
        for (Function<FakeFrames, List<String>> message : early) {
            connection.send(message.apply(frames));
        }
        connection.send(frames.nextValidId(581));
        for (Function<FakeFrames, List<String>> message : greetings) {
            connection.send(message.apply(frames));
        }
        connection.send(frames.accounts(accounts));
        for (List<String> request = connection.request(); request != null; request = connection.request()) {
            replies.getOrDefault(request.get(0), (asked, silent) -> {}).to(request, connection);
        }
    }
}
