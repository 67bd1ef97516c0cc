package io.github.ibkringest.broker.ibkr.gateway.order;

import static io.github.ibkringest.broker.ibkr.gateway.order.ToldOrders.book;
import static io.github.ibkringest.broker.ibkr.gateway.order.ToldOrders.received;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFill;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFrames;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeOrder;
import io.github.ibkringest.model.OrderStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderBookTest {

    private static final String NEW_YORK = "20260415 11:00:11 US/Eastern";

    private final FakeFrames frames = new FakeFrames(200);

    @Test
    void shouldJoinOrderAndStatusInEitherOrder() {
        FakeOrder order = FakeOrder.of("9001").client(7, 101).buy("100").fill("40", "10.25");
        OrderState one = book(frames.openOrder(order), frames.status(order)).get("9001");
        OrderState other = book(frames.status(order), frames.openOrder(order)).get("9001");
        assertThat(one).isEqualTo(other);
        assertThat(one.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(one.statusText()).isEqualTo("Submitted");
        assertThat(one.filled()).isEqualByComparingTo("40");
        assertThat(one.remaining()).isEqualByComparingTo("60");
        assertThat(one.averagePrice()).isEqualByComparingTo("10.25");
        assertThat(one.limitPrice()).isEqualByComparingTo("10.5");
        assertThat(one.orderId()).isEqualTo(101);
        assertThat(one.clientId()).isEqualTo(7);
        assertThat(one.account()).isEqualTo("DU9000001");
    }

    @ParameterizedTest
    @CsvSource({
        "ApiPending, PENDING, PARTIALLY_FILLED",
        "PendingSubmit, PENDING, PARTIALLY_FILLED",
        "PreSubmitted, WORKING, PARTIALLY_FILLED",
        "Submitted, WORKING, PARTIALLY_FILLED",
        "PendingCancel, WORKING, PARTIALLY_FILLED",
        "Inactive, INACTIVE, INACTIVE",
        "Filled, FILLED, FILLED",
        "Cancelled, CANCELLED, CANCELLED",
        "ApiCancelled, CANCELLED, CANCELLED",
        "Wondering, UNKNOWN, UNKNOWN"
    })
    void shouldKnowTheStates(String word, OrderStatus without, OrderStatus with) {
        assertThat(status(frames.status(FakeOrder.of("9001").status(word)))).isEqualTo(without);
        assertThat(status(frames.status(FakeOrder.of("9001").status(word).fill("1", "10"))))
                .isEqualTo(with);
    }

    @ParameterizedTest
    @CsvSource({
        "Cancelled by Trader, CANCELLED, ",
        "'Cancelled by System:\n', CANCELLED, ",
        "'Cancelled by System:\nLimit up, limit down', CANCELLED, 'Limit up, limit down'",
        "'Rejected by System:\nNo trading permissions.', REJECTED, No trading permissions.",
        "Filled Size: 1, FILLED, ",
        "Expired, EXPIRED, ",
        "Something new, CANCELLED, Something new"
    })
    void shouldReadTheEndFromItsSentence(String sentence, OrderStatus end, String reason) {
        FakeOrder order = FakeOrder.of("9001").status("Cancelled").completed(NEW_YORK, sentence);
        OrderState state = book(frames.completedOrder(order)).get("9001");
        assertThat(state.status()).isEqualTo(end);
        assertThat(state.reason()).isEqualTo(reason);
        assertThat(state.completedTime()).isEqualTo(NEW_YORK);
    }

    /** The state says Cancelled; that it was rejected only the list of completed orders knows. */
    @Test
    void shouldBelieveTheListOfCompletedOrdersAboutTheEnd() {
        FakeOrder order = FakeOrder.of("9001").status("Cancelled").completed(NEW_YORK, "Rejected by System:\nno money");
        Stream.of(
                        List.of(frames.status(order), frames.completedOrder(order)),
                        List.of(frames.completedOrder(order), frames.status(order)))
                .forEach(each -> assertThat(book(each).get("9001").status()).isEqualTo(OrderStatus.REJECTED));
    }

    @Test
    void shouldKeepAnOrderEndedWhateverOlderMessagesSay() {
        FakeOrder cancelled = FakeOrder.of("9001").status("Cancelled").fill("40", "10");
        FakeOrder working = FakeOrder.of("9001").status("Submitted");
        OrderState state = book(
                        frames.openOrder(working),
                        frames.status(cancelled),
                        frames.openOrder(working),
                        frames.status(working))
                .get("9001");
        assertThat(state.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(state.filled()).as("fills never go back").isEqualByComparingTo("40");
    }

    @Test
    void shouldTellOrdersApartThatPeopleEntered() {
        List<List<String>> all = Stream.of("9001", "9002", "9003")
                .map(permId -> frames.openOrder(FakeOrder.of(permId).client(0, 0)))
                .toList();
        assertThat(book(all)).containsOnlyKeys("9001", "9002", "9003");
        assertThat(book(all).get("9001").orderId()).isNull();
        assertThat(book(all).get("9001").clientId()).isZero();
    }

    @Test
    void shouldTellOrdersApartThatUseTheSameNumber() {
        FakeOrder before = FakeOrder.of("9001").client(7, 101);
        FakeOrder after = FakeOrder.of("9444").client(7, 101).fill("40", "10");
        var orders = book(
                frames.openOrder(before),
                frames.openOrder(after),
                frames.execution(-1, FakeFill.of(after, "a.b.02.01", "40", "10")));
        assertThat(orders.get("9001").filled()).isNull();
        assertThat(orders.get("9444").filled()).isEqualByComparingTo("40");
    }

    @Test
    void shouldWarnOfOneReferenceOnTwoOrders() {
        OrderBook book = OrderBook.EMPTY.with(received(List.of(
                frames.openOrder(FakeOrder.of("9001").reference("mine")),
                frames.openOrder(FakeOrder.of("9002").reference("mine")),
                frames.openOrder(FakeOrder.of("9003").reference("other")))));
        assertThat(book.sharedReferences()).containsOnlyKeys("mine");
        assertThat(book.sharedReferences().get("mine")).containsExactly("9001", "9002");
    }

    @Test
    void shouldNotInventTheQuantityOfAnOldReport() {
        FakeOrder order = FakeOrder.of("9001")
                .buy("26")
                .statedQuantity("0")
                .fill("26", "1")
                .status("Filled")
                .completed(NEW_YORK, "Filled Size: 26");
        OrderState state = book(frames.completedOrder(order)).get("9001");
        assertThat(state.quantity()).isNull();
        assertThat(state.filled()).isEqualByComparingTo("26");
        assertThat(state.status()).isEqualTo(OrderStatus.FILLED);
    }

    @ParameterizedTest
    @CsvSource({
        "LMT, 10.5, 0.0, , 10.5, , LIMIT",
        "STP, 549.97, 550.0, , , 550.0, STOP",
        "STP LMT, 10.5, 11, , 10.5, 11, STOP_LIMIT",
        "TRAIL, 0.0, 1.0, 99, , 99, TRAIL",
        "TRAIL LIMIT, 2000.05, 1.0, 2000.0, 2000.05, 2000.0, TRAIL_LIMIT",
        "MKT, 0.0, 0.0, , , , MARKET",
        "MIT, 0.0, 12, , , 12, MIT",
        "BOX TOP, 1, 2, , , , OTHER"
    })
    void shouldTakePricesOnlyWhereTheTypeHasThem(
            String type,
            String limit,
            String aux,
            String trail,
            String limitPrice,
            String stopPrice,
            String normalized) {
        FakeOrder order = FakeOrder.of("9001").type(type, limit, aux).trailStop(trail == null ? "" : trail);
        OrderState state = book(frames.openOrder(order)).get("9001");
        assertThat(state.limitPrice()).isEqualTo(limitPrice == null ? null : new BigDecimal(limitPrice));
        assertThat(state.stopPrice()).isEqualTo(stopPrice == null ? null : new BigDecimal(stopPrice));
        assertThat(OrderWords.type(type)).isEqualTo(normalized);
    }

    @Test
    void shouldTakeNoOrderFromWhatHasNoNumber() {
        assertThat(book(frames.openOrder(FakeOrder.of("0")), frames.status(FakeOrder.of("0"))))
                .isEmpty();
    }

    @Test
    void shouldFollowAChangedLimit() {
        OrderState state = book(
                        frames.openOrder(FakeOrder.of("9001").type("LMT", "10.5", "0")),
                        frames.openOrder(
                                FakeOrder.of("9001").type("LMT", "10.75", "0").buy("80")))
                .get("9001");
        assertThat(state.limitPrice()).isEqualByComparingTo("10.75");
        assertThat(state.quantity()).isEqualByComparingTo("80");
    }

    private static OrderStatus status(List<String> message) {
        return book(message).get("9001").status();
    }
}
