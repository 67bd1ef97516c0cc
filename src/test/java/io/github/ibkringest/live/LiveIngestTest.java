package io.github.ibkringest.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeConnection;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFill;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeOrder;
import io.github.ibkringest.store.status.Loose;
import io.github.ibkringest.store.status.Overview;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Orders that a gateway pushes, in the database. One program for all tests, each with orders of its own. */
class LiveIngestTest {

    @RegisterExtension
    static final ServedGateway SERVED = new ServedGateway();

    /** A.7: execution, order, state and cost, with the cost last and the state told twice. */
    @Test
    void shouldFollowAnOrderFromItsBeginningToItsEnd() throws IOException {
        FakeOrder order = FakeOrder.of("9100").client(3, 600).status("PreSubmitted");
        SERVED.push(frames -> frames.openOrder(order), frames -> frames.status(order));
        SERVED.awaitOrder("9100", "WORKING 0 of 100");

        FakeFill first = FakeFill.of(order, "0000e0d5.69dd9100.01.01", "40", "10.25");
        order.status("Submitted").fill("40", "10.25");
        SERVED.push(
                frames -> frames.execution(-1, first), frames -> frames.status(order), frames -> frames.status(order));
        SERVED.awaitOrder("9100", "PARTIALLY_FILLED 40 of 100");
        LiveServing.until(
                "the fill is there, without its cost",
                () -> SERVED.execution(first.execId(), "commission").equals("null"));

        SERVED.push(frames -> frames.commission(first));
        LiveServing.until(
                "the cost is there",
                () -> SERVED.execution(first.execId(), "commission").equals("1.000003"));

        order.status("Cancelled");
        SERVED.push(frames -> frames.status(order));
        SERVED.awaitOrder("9100", "CANCELLED 40 of 100");
        order.status("Submitted");
        SERVED.push(frames -> frames.status(order));
        FakeOrder later = FakeOrder.of("9101");
        SERVED.push(frames -> frames.openOrder(later), frames -> frames.status(later));
        SERVED.awaitOrder("9101", "WORKING 0 of 100");
        assertThat(SERVED.order("9100")).as("what has ended stays so").isEqualTo("CANCELLED 40 of 100");
    }

    /** Case 3, 4: numbers of clients are used again, and are 0 for all orders entered by hand. */
    @Test
    void shouldKnowOrdersByTheNumberOfIbkrAlone() throws IOException {
        FakeOrder one = FakeOrder.of("9401").client(0, 0);
        FakeOrder two = FakeOrder.of("9402").client(0, 0).buy("7");
        SERVED.push(
                frames -> frames.openOrder(one),
                frames -> frames.status(one),
                frames -> frames.openOrder(two),
                frames -> frames.status(two));
        SERVED.awaitOrder("9401", "WORKING 0 of 100");
        SERVED.awaitOrder("9402", "WORKING 0 of 7");
    }

    /** Case 14, 20: what a gateway does not tell any more has not ended, and is not gone. */
    @Test
    void shouldConcludeNothingFromWhatIsNotTold() throws IOException {
        FakeOrder order = SERVED.book().open(FakeOrder.of("9670").fill("5", "10"));
        FakeFill fill = FakeFill.of(order, "0000e0d5.69dd9670.01.01", "5", "10");
        SERVED.book().executed(fill);
        SERVED.awaitOrder("9670", "PARTIALLY_FILLED 5 of 100");
        LiveServing.until(
                "the fill is there",
                () -> SERVED.execution(fill.execId(), "commission").equals("1.000003"));
        SERVED.book().forget(order);
        SERVED.book().forget(fill);
        String unseen =
                "select count(*) from trading.trade_order where order_key = 'P:9670' and not_seen_since is not null";
        LiveServing.until("it is missed", () -> SERVED.store().count(unseen) == 1);
        assertThat(SERVED.order("9670")).isEqualTo("PARTIALLY_FILLED 5 of 100");
        assertThat(SERVED.execution(fill.execId(), "is_effective")).isEqualTo("true");
        SERVED.book().open(order);
        LiveServing.until("it is there again", () -> SERVED.store().count(unseen) == 0);
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
        SERVED.push(frames -> frames.openOrder(order), frames -> frames.status(order));
        SERVED.awaitOrder("9690", "REJECTED 0 of 30");
        assertThat(SERVED.store().jdbc().queryForMap("""
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
        SERVED.push(
                frames -> frames.openOrder(one),
                frames -> frames.status(one),
                frames -> frames.openOrder(two),
                frames -> frames.status(two));
        SERVED.awaitOrder("9680", "WORKING 0 of 100");
        SERVED.awaitOrder("9681", "WORKING 0 of 100");
        assertThat(new Overview(SERVED.store().jdbc()).list(Loose.DOUBLED_ORDERS))
                .extracting(Object::toString)
                .hasSize(2)
                .anyMatch(row -> row.contains("working as 9680: BUY 100 at 10.5, reference mine"));
        SERVED.push(frames -> frames.status(two.status("Cancelled")));
        SERVED.awaitOrder("9681", "CANCELLED 0 of 100");
        assertThat(new Overview(SERVED.store().jdbc()).list(Loose.DOUBLED_ORDERS))
                .isEmpty();
    }

    /** Notices about an order, a request or a data farm: none is a state by itself, and none ends the session. */
    @Test
    void shouldTakeNoNoticeForAState() throws IOException {
        SERVED.book().open(FakeOrder.of("9685").client(7, 685));
        SERVED.awaitOrder("9685", "WORKING 0 of 100");
        int connections = SERVED.gateway().connections().size();
        FakeConnection connection = SERVED.book().connection();
        List<List<String>> notices = new ArrayList<>();
        IntStream.of(103, 161, 201, 202, 399, 404, 10147, 10148, 10349)
                .forEach(code -> notices.add(connection.frames().notice(685, code, "Order 685 -\nreason:")));
        IntStream.of(200, 320, 322, 2103, 2104, 2105, 2106, 2107, 2108, 2119, 2158, 10197)
                .forEach(code -> notices.add(connection.frames().notice(-1, code, "Farm")));
        notices.add(connection.frames().openOrder(FakeOrder.of("9686")));
        connection.send(notices);
        SERVED.awaitOrder("9686", "WORKING 0 of 100");
        assertThat(SERVED.order("9685")).isEqualTo("WORKING 0 of 100");
        SERVED.book().awaitReadings(2);
        assertThat(SERVED.order("9685")).isEqualTo("WORKING 0 of 100");
        assertThat(SERVED.gateway().connections()).hasSize(connections);
    }

    /** Case 19: a quantity of 0 is not known, and no fill is invented. */
    @Test
    void shouldNotInventAQuantity() throws IOException {
        FakeOrder order = FakeOrder.of("9700")
                .statedQuantity("0")
                .fill("26", "10")
                .status("Filled")
                .completed("20260415 11:00:11 US/Eastern", "Filled Size: 26");
        SERVED.push(frames -> frames.completedOrder(order));
        SERVED.awaitOrder("9700", "FILLED 26 of ?");
    }

    /** Case 15: hundreds of frames that nobody asked for. */
    @Test
    void shouldTakeWhatNobodyAskedFor() throws IOException {
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            all.add(SERVED.book()
                    .connection()
                    .frames()
                    .completedOrder(FakeOrder.of(String.valueOf(970_000 + i))
                            .status("Cancelled")
                            .completed("20260415 11:00:11 US/Eastern", "Cancelled by Trader")));
        }
        SERVED.book().connection().send(all);
        LiveServing.until(
                "all are stored",
                () -> SERVED.store()
                                .count(
                                        "select count(*) from trading.trade_order where raw_record ->> 'permId' like '970___'")
                        == 500);
    }

    /** What is told again and again, in each reading, leaves nothing behind. */
    @Test
    void shouldLeaveNothingOfAReadingThatBringsNothingNew() throws IOException {
        FakeOrder order = SERVED.book().open(FakeOrder.of("9800").fill("10", "10"));
        SERVED.book().executed(FakeFill.of(order, "0000e0d5.69dd9800.01.01", "10", "10"));
        SERVED.awaitOrder("9800", "PARTIALLY_FILLED 10 of 100");
        SERVED.book().awaitReadings(2);
        long runs = SERVED.runs();
        long payloads = SERVED.store().count("select count(*) from trading.raw_payload");
        SERVED.book().awaitReadings(3);
        assertThat(SERVED.runs()).isEqualTo(runs);
        assertThat(SERVED.store().count("select count(*) from trading.raw_payload"))
                .isEqualTo(payloads);
    }

    /** A reset connection is one reconnect, and what happened meanwhile is read. */
    @Test
    void shouldReadWhatItMissedAfterAReconnect() throws IOException {
        FakeOrder order = SERVED.book().open(FakeOrder.of("9900"));
        SERVED.awaitOrder("9900", "WORKING 0 of 100");
        int connections = SERVED.gateway().connections().size();
        FakeFill missed = FakeFill.of(order, "0000e0d5.69dd9900.01.01", "100", "10");
        SERVED.book()
                .close(order.fill("100", "10")
                        .status("Filled")
                        .completed("20260825 14:11:30 US/Eastern", "Filled Size: 100"));
        SERVED.book().executed(missed);
        SERVED.book().connection().reset();
        SERVED.awaitOrder("9900", "FILLED 100 of 100");
        LiveServing.until(
                "the fill is there",
                () -> SERVED.execution(missed.execId(), "commission").equals("1.000003"));
        assertThat(SERVED.gateway().connections()).hasSize(connections + 1);
    }
}
