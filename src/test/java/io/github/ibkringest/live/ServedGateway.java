package io.github.ibkringest.live;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeConnection;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFrames;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeGateway;
import io.github.ibkringest.store.TestStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A gateway that {@code serve} listens to, for the tests of a class, and what is in the database of it. */
final class ServedGateway implements BeforeAllCallback, AfterAllCallback {

    private final TestStore store = new TestStore();
    private final GatewayBook book = new GatewayBook();
    private FakeGateway gateway;
    private LiveServing serving;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        store.beforeAll(context);
        gateway = FakeGateway.start(book);
        serving = LiveServing.of(store, gateway.port());
        LiveServing.until("it listens", () -> book.readings() > 1);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        serving.close();
        gateway.close();
        store.afterAll(context);
    }

    TestStore store() {
        return store;
    }

    GatewayBook book() {
        return book;
    }

    FakeGateway gateway() {
        return gateway;
    }

    /** Sends messages in one go. */
    @SafeVarargs
    final void push(Function<FakeFrames, List<String>>... messages) throws IOException {
        FakeConnection connection = book.connection();
        List<List<String>> all = new ArrayList<>();
        for (Function<FakeFrames, List<String>> message : messages) {
            all.add(message.apply(connection.frames()));
        }
        connection.send(all);
    }

    /** Status, filled and ordered quantity of an order, or "none". */
    String order(String permId) {
        List<String> found = store.jdbc().queryForList("""
                select status || ' ' || coalesce(filled_quantity, 0) || ' of ' || coalesce(quantity::text, '?')
                from trading.effective_order where order_key = 'P:' || ?""", String.class, permId);
        return found.isEmpty() ? "none" : found.get(0);
    }

    void awaitOrder(String permId, String standing) {
        LiveServing.until(permId + " is " + standing, () -> order(permId).equals(standing));
    }

    /** An expression over an execution, as text; "null", or "none" when it is not there. */
    String execution(String execId, String what) {
        List<String> found = store.jdbc()
                .queryForList(
                        "select coalesce((" + what + ")::text, 'null') from trading.execution where ibkr_exec_id = ?",
                        String.class,
                        execId);
        return found.isEmpty() ? "none" : found.get(0);
    }

    long runs() {
        return store.count("select count(*) from trading.run");
    }
}
