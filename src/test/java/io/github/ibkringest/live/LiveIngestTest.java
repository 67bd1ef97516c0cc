package io.github.ibkringest.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeConnection;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeContract;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFill;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFrames;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeGateway;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeOrder;
import io.github.ibkringest.store.TestStore;
import io.github.ibkringest.store.status.Loose;
import io.github.ibkringest.store.status.Overview;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a gateway pushes, in the database: one program for all tests, each with orders of its own. */
class LiveIngestTest {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final GatewayBook BOOK = new GatewayBook();

    private static FakeGateway gateway;
    private static LiveServing serving;

    @BeforeAll
    static void serve() throws IOException {
        gateway = FakeGateway.start(BOOK);
        serving = LiveServing.of(STORE, gateway.port());
        LiveServing.until("it listens", () -> BOOK.readings() > 1);
    }

    @AfterAll
    static void stop() {
        serving.close();
        gateway.close();
    }

    @SafeVarargs
    private static void push(Function<FakeFrames, List<String>>... messages) throws IOException {
        FakeConnection connection = BOOK.connection();
        List<List<String>> all = new ArrayList<>();
        for (Function<FakeFrames, List<String>> message : messages) {
            all.add(message.apply(connection.frames()));
        }
        connection.send(all);
    }

    private static String order(String permId) {
        List<String> found = STORE.jdbc().queryForList("""
                select status || ' ' || coalesce(filled_quantity, 0) || ' of ' || coalesce(quantity::text, '?')
                from trading.effective_order where order_key = 'P:' || ?""", String.class, permId);
        return found.isEmpty() ? "none" : found.get(0);
    }

    private static void awaitOrder(String permId, String standing) {
        LiveServing.until(permId + " is " + standing, () -> order(permId).equals(standing));
    }

    private static String execution(String execId, String what) {
        List<String> found = STORE.jdbc()
                .queryForList(
                        "select coalesce((" + what + ")::text, 'null') from trading.execution where ibkr_exec_id = ?",
                        String.class,
                        execId);
        return found.isEmpty() ? "none" : found.get(0);
    }

    private static long runs() {
        return STORE.count("select count(*) from trading.run");
    }

    /** A.7: execution, order, state and cost, with the cost last and the state told twice. */
    @Test
    void shouldFollowAnOrderFromItsBeginningToItsEnd() throws IOException {
        FakeOrder order = FakeOrder.of("9100").client(3, 600).status("PreSubmitted");
        push(frames -> frames.openOrder(order), frames -> frames.status(order));
        awaitOrder("9100", "WORKING 0 of 100");

        FakeFill first = FakeFill.of(order, "0000e0d5.69dd9100.01.01", "40", "10.25");
        order.status("Submitted").fill("40", "10.25");
        push(frames -> frames.execution(-1, first), frames -> frames.status(order), frames -> frames.status(order));
        awaitOrder("9100", "PARTIALLY_FILLED 40 of 100");
        LiveServing.until(
                "the fill is there, without its cost",
                () -> execution(first.execId(), "commission").equals("null"));

        push(frames -> frames.commission(first));
        LiveServing.until(
                "the cost is there",
                () -> execution(first.execId(), "commission").equals("1.000003"));

        order.status("Cancelled");
        push(frames -> frames.status(order));
        awaitOrder("9100", "CANCELLED 40 of 100");
        order.status("Submitted");
        push(frames -> frames.status(order));
        FakeOrder later = FakeOrder.of("9101");
        push(frames -> frames.openOrder(later), frames -> frames.status(later));
        awaitOrder("9101", "WORKING 0 of 100");
        assertThat(order("9100")).as("what has ended stays so").isEqualTo("CANCELLED 40 of 100");
    }

    /** Case 9, 10: a cost comes long after, before, or without its execution. */
    @Test
    void shouldJoinCostsInEitherOrder() throws IOException {
        FakeOrder order = FakeOrder.of("9200").client(3, 601);
        FakeFill early =
                FakeFill.of(order, "0000e0d5.69dd9200.01.01", "1", "10").commission("0.35", "USD");
        FakeFill never = FakeFill.of(order, "0000e215.5f7e7752.01.01", "1", "10");
        push(frames -> frames.commission(early), frames -> frames.commission(never));
        push(frames -> frames.execution(-1, early));
        LiveServing.until(
                "both are one", () -> execution(early.execId(), "commission").equals("0.35"));
        assertThat(execution(never.execId(), "1")).isEqualTo("none");
    }

    /** Case 2, 7: the fill comes before anything else is heard of its order. */
    @Test
    void shouldLinkAFillToTheOrderThatIsToldLater() throws IOException {
        FakeOrder order = FakeOrder.of("9300").client(3, 602);
        FakeFill fill = FakeFill.of(order, "0000e0d5.69dd9300.02.01", "30", "10");
        push(frames -> frames.execution(-1, fill));
        LiveServing.until(
                "it is stored", () -> execution(fill.execId(), "quantity").equals("30"));
        order.fill("30", "10");
        push(frames -> frames.openOrder(order), frames -> frames.status(order));
        awaitOrder("9300", "PARTIALLY_FILLED 30 of 100");
        assertThat(execution(fill.execId(), "order_id is not null")).isEqualTo("true");
    }

    /** Case 3, 4: numbers of clients are used again, and are 0 for all orders entered by hand. */
    @Test
    void shouldKnowOrdersByTheNumberOfIbkrAlone() throws IOException {
        FakeOrder one = FakeOrder.of("9401").client(0, 0);
        FakeOrder two = FakeOrder.of("9402").client(0, 0).buy("7");
        push(
                frames -> frames.openOrder(one),
                frames -> frames.status(one),
                frames -> frames.openOrder(two),
                frames -> frames.status(two));
        awaitOrder("9401", "WORKING 0 of 100");
        awaitOrder("9402", "WORKING 0 of 7");
    }

    /** Case 11: shares are exact. */
    @Test
    void shouldKeepFractionsOfShares() throws IOException {
        FakeOrder order = FakeOrder.of("9500").buy("1.1404");
        FakeFill one = FakeFill.of(order, "0000e0d5.69dd9500.01.01", "1.0", "309.16");
        FakeFill two = FakeFill.of(order, "0000e0d5.69dd9500.02.01", "0.1404", "309.16");
        push(frames -> frames.execution(-1, one), frames -> frames.execution(-1, two));
        LiveServing.until(
                "both are there", () -> execution(two.execId(), "quantity").equals("0.1404"));
        assertThat(
                        STORE.one(
                                String.class,
                                "select sum(signed_quantity)::text from trading.execution where ibkr_exec_id like '%69dd9500%'"))
                .isEqualTo("1.1404");
    }

    /** Case 1: of a combo each leg counts, and its sum does not. */
    @Test
    void shouldCountTheLegsOfACombo() throws IOException {
        FakeContract call = FakeContract.option("909446204", "12.5", "C");
        FakeContract put = FakeContract.option("909503909", "10", "P");
        FakeOrder order = FakeOrder.of("9600").on(FakeContract.combo("909446204|1|SELL", "909503909|1|BUY"));
        FakeFill sum = FakeFill.of(order, "0000e0d5.69dd9600.01.01", "2", "-0.4");
        FakeFill sold =
                FakeFill.of(order, "0000e0d5.69dd9600.02.01", "2", "0.9").on(call, "SELL");
        FakeFill bought =
                FakeFill.of(order, "0000e0d5.69dd9600.03.01", "2", "0.5").on(put, "BUY");
        push(
                frames -> frames.openOrder(order),
                frames -> frames.execution(-1, sum),
                frames -> frames.execution(-1, sold),
                frames -> frames.execution(-1, bought));
        LiveServing.until(
                "all are there", () -> execution(bought.execId(), "kind").equals("FILL"));
        assertThat(execution(sum.execId(), "kind")).isEqualTo("COMBO_SUMMARY");
        assertThat(STORE.jdbc().queryForList("""
                        select con_id || ' ' || trim_scale(quantity) from trading.position_by_contract
                        where con_id in ('909446204', '909503909') or con_id = '28812380' order by 1""", String.class)).containsExactly("909446204 -2", "909503909 2");
    }

    /** Case 28: the sum of an adviser's order is told first, its allocations after it; these count. */
    @Test
    void shouldCountAllocationsAndNotTheirSum() throws IOException {
        FakeContract future = FakeContract.future();
        FakeOrder order = FakeOrder.of("9650").account("DF9000000").on(future);
        FakeFill sum =
                FakeFill.of(order, "0000e0d5.69dd9650.01.01", "100", "10").account("DF9000000");
        FakeFill one = FakeFill.of(order, "0000e0d5.69dd9650.02.01", "60", "10").account("DU9000002");
        FakeFill two = FakeFill.of(order, "0000e0d5.69dd9650.03.01", "40", "10").account("DU9000003");
        push(frames -> frames.openOrder(order), frames -> frames.execution(-1, sum));
        LiveServing.until(
                "the sum is there", () -> execution(sum.execId(), "quantity").equals("100"));
        push(frames -> frames.execution(-1, one), frames -> frames.execution(-1, two));
        LiveServing.until(
                "both are there",
                () -> execution(two.execId(), "quantity").equals("40")
                        && execution(one.execId(), "quantity").equals("60"));
        LiveServing.until(
                "the sum counts no more",
                () -> STORE.one(
                                String.class,
                                "select string_agg(account || ' ' || trim_scale(quantity), ', ' order by account)"
                                        + " from trading.position_by_contract where quantity <> 0 and con_id = ?",
                                future.conId())
                        .equals("DU9000002 60, DU9000003 40"));
    }

    /** Case 13: a time with a dash is UTC, whatever the zone of the gateway. */
    @Test
    void shouldReadTimesInEveryForm() throws IOException {
        FakeOrder order = FakeOrder.of("9660");
        FakeFill dash = FakeFill.of(order, "0000e0d5.69dd9660.01.01", "1", "10").at("20260824-20:00:12");
        FakeFill chicago =
                FakeFill.of(order, "0000e0d5.69dd9660.02.01", "1", "10").at("20260824 15:50:07 US/Central");
        FakeFill own = FakeFill.of(order, "0000e0d5.69dd9660.03.01", "1", "10").at("20260824  16:00:12");
        push(
                frames -> frames.execution(-1, dash),
                frames -> frames.execution(-1, chicago),
                frames -> frames.execution(-1, own));
        LiveServing.until("all are there", () -> execution(own.execId(), "1").equals("1"));
        String utc = "executed_at at time zone 'UTC'";
        assertThat(execution(dash.execId(), utc)).isEqualTo("2026-08-24 20:00:12");
        assertThat(execution(chicago.execId(), utc)).isEqualTo("2026-08-24 20:50:07");
        assertThat(execution(own.execId(), utc)).isEqualTo("2026-08-24 20:00:12");
    }

    /** Case 14, 20: what a gateway does not tell any more has not ended, and is not gone. */
    @Test
    void shouldConcludeNothingFromWhatIsNotTold() throws IOException {
        FakeOrder order = BOOK.open(FakeOrder.of("9670").fill("5", "10"));
        FakeFill fill = FakeFill.of(order, "0000e0d5.69dd9670.01.01", "5", "10");
        BOOK.executed(fill);
        awaitOrder("9670", "PARTIALLY_FILLED 5 of 100");
        LiveServing.until(
                "the fill is there",
                () -> execution(fill.execId(), "commission").equals("1.000003"));
        BOOK.forget(order);
        BOOK.forget(fill);
        String unseen =
                "select count(*) from trading.trade_order where order_key = 'P:9670' and not_seen_since is not null";
        LiveServing.until("it is missed", () -> STORE.count(unseen) == 1);
        assertThat(order("9670")).isEqualTo("PARTIALLY_FILLED 5 of 100");
        assertThat(execution(fill.execId(), "is_effective")).isEqualTo("true");
        BOOK.open(order);
        LiveServing.until("it is there again", () -> STORE.count(unseen) == 0);
    }

    /** Everything that is told of an order, in its columns. */
    @Test
    void shouldKeepAllThatIsToldOfAnOrder() throws IOException {
        FakeOrder order = FakeOrder.of("9690")
                .client(3, 690)
                .sell("30")
                .type("STP LMT", "9.5", "9.75")
                .timeInForce("GTC")
                .reference("mine")
                .oca("either-or")
                .parent(600, "9100")
                .submitter("somebody")
                .status("Cancelled")
                .rejected("no market data");
        push(frames -> frames.openOrder(order), frames -> frames.status(order));
        awaitOrder("9690", "REJECTED 0 of 30");
        assertThat(STORE.jdbc().queryForMap("""
                        select side, order_type, limit_price::text, stop_price::text, time_in_force, order_reference,
                          oca_group, parent_client_order_id, submitter, status_text, status_reason, client_id,
                          client_order_id, symbol, source, feed, ibkr_order_id is null as is_live_only
                        from trading.effective_order where order_key = 'P:9690'"""))
                .containsAllEntriesOf(Map.ofEntries(
                        entry("side", "SELL"),
                        entry("order_type", "STOP_LIMIT"),
                        entry("limit_price", "9.5"),
                        entry("stop_price", "9.75"),
                        entry("time_in_force", "GTC"),
                        entry("order_reference", "mine"),
                        entry("oca_group", "either-or"),
                        entry("parent_client_order_id", "600"),
                        entry("submitter", "somebody"),
                        entry("status_text", "Cancelled"),
                        entry("status_reason", "no market data"),
                        entry("client_id", "3"),
                        entry("client_order_id", "690"),
                        entry("symbol", "AAPL"),
                        entry("source", "gateway"),
                        entry("feed", "tws"),
                        entry("is_live_only", true)));
    }

    /** Case 5: after a change while the connection was lost, one order of a client can be two at IBKR. */
    @Test
    void shouldKeepTwoOrdersOfOneReference() throws IOException {
        FakeOrder one = FakeOrder.of("9680").client(3, 680).reference("mine");
        FakeOrder two = FakeOrder.of("9681").client(3, 680).reference("mine");
        push(
                frames -> frames.openOrder(one),
                frames -> frames.status(one),
                frames -> frames.openOrder(two),
                frames -> frames.status(two));
        awaitOrder("9680", "WORKING 0 of 100");
        awaitOrder("9681", "WORKING 0 of 100");
        assertThat(new Overview(STORE.jdbc()).list(Loose.DOUBLED_ORDERS))
                .extracting(Object::toString)
                .hasSize(2)
                .anyMatch(row -> row.contains("working as 9680: BUY 100 at 10.5, reference mine"));
        push(frames -> frames.status(two.status("Cancelled")));
        awaitOrder("9681", "CANCELLED 0 of 100");
        assertThat(new Overview(STORE.jdbc()).list(Loose.DOUBLED_ORDERS)).isEmpty();
    }

    /** Case 19: a quantity of 0 is not known, and no fill is invented. */
    @Test
    void shouldNotInventAQuantity() throws IOException {
        FakeOrder order = FakeOrder.of("9700")
                .statedQuantity("0")
                .fill("26", "10")
                .status("Filled")
                .completed("20260415 11:00:11 US/Eastern", "Filled Size: 26");
        push(frames -> frames.completedOrder(order));
        awaitOrder("9700", "FILLED 26 of ?");
    }

    /** Case 15: hundreds of frames that nobody asked for. */
    @Test
    void shouldTakeWhatNobodyAskedFor() throws IOException {
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            all.add(BOOK.connection()
                    .frames()
                    .completedOrder(FakeOrder.of(String.valueOf(970_000 + i))
                            .status("Cancelled")
                            .completed("20260415 11:00:11 US/Eastern", "Cancelled by Trader")));
        }
        BOOK.connection().send(all);
        LiveServing.until(
                "all are stored",
                () -> STORE.count(
                                "select count(*) from trading.trade_order where raw_record ->> 'permId' like '970___'")
                        == 500);
    }

    /** What is told again and again, in each reading, leaves nothing behind. */
    @Test
    void shouldLeaveNothingOfAReadingThatBringsNothingNew() throws IOException {
        FakeOrder order = BOOK.open(FakeOrder.of("9800").fill("10", "10"));
        BOOK.executed(FakeFill.of(order, "0000e0d5.69dd9800.01.01", "10", "10"));
        awaitOrder("9800", "PARTIALLY_FILLED 10 of 100");
        BOOK.awaitReadings(2);
        long runs = runs();
        long payloads = STORE.count("select count(*) from trading.raw_payload");
        BOOK.awaitReadings(3);
        assertThat(runs()).isEqualTo(runs);
        assertThat(STORE.count("select count(*) from trading.raw_payload")).isEqualTo(payloads);
    }

    /** A reset connection is one reconnect, and what happened meanwhile is read. */
    @Test
    void shouldReadWhatItMissedAfterAReconnect() throws IOException {
        FakeOrder order = BOOK.open(FakeOrder.of("9900"));
        awaitOrder("9900", "WORKING 0 of 100");
        int connections = gateway.connections().size();
        FakeFill missed = FakeFill.of(order, "0000e0d5.69dd9900.01.01", "100", "10");
        BOOK.close(
                order.fill("100", "10").status("Filled").completed("20260825 14:11:30 US/Eastern", "Filled Size: 100"));
        BOOK.executed(missed);
        BOOK.connection().reset();
        awaitOrder("9900", "FILLED 100 of 100");
        LiveServing.until(
                "the fill is there",
                () -> execution(missed.execId(), "commission").equals("1.000003"));
        assertThat(gateway.connections()).hasSize(connections + 1);
    }
}
