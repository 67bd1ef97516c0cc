package io.github.ibkringest.broker.ibkr.gateway.order;

import static io.github.ibkringest.broker.ibkr.gateway.order.ToldOrders.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFill;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFrames;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeOrder;
import io.github.ibkringest.model.OrderStatus;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders that are changed, held and refused while they work. */
class OrderChangesTest {

    private final FakeFrames frames = new FakeFrames(200);

    /** The fill is told between two readings of the orders, of which only the second has the greater quantity. */
    @Test
    void shouldNotEndAnOrderThatIsWantedToFillMore() {
        FakeOrder order = FakeOrder.of("9001").client(7, 101).buy("100");
        List<String> before = frames.openOrder(order);
        order.fill("150", "10");
        List<String> fill = frames.execution(-1, FakeFill.of(order, "a.b.01.01", "150", "10"));
        assertThat(book(before, fill).get("9001").status()).isEqualTo(OrderStatus.FILLED);
        List<String> raised = frames.openOrder(order.buy("200"));
        OrderState state = book(before, fill, raised, frames.status(order)).get("9001");
        assertThat(state.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(state.statusText()).isEqualTo("Submitted");
        assertThat(state.remaining()).isEqualByComparingTo("50");
        order.fill("50", "10").status("Cancelled");
        assertThat(book(before, fill, raised, frames.status(order)).get("9001").status())
                .isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void shouldFillAnOrderThatIsReducedToWhatIsFilled() {
        FakeOrder order = FakeOrder.of("9001").client(7, 101).buy("100").fill("40", "10");
        OrderState state = book(frames.openOrder(order), frames.status(order), frames.openOrder(order.buy("40")))
                .get("9001");
        assertThat(state.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(state.remaining()).isZero();
    }

    /** More was filled than the stated quantity: nothing is left, and not less than nothing. */
    @Test
    void shouldLeaveNothingOfAnOrderThatFilledMore() {
        FakeOrder order = FakeOrder.of("9001").buy("100").fill("150", "10");
        assertThat(book(frames.openOrder(order), frames.status(order))
                        .get("9001")
                        .remaining())
                .isZero();
    }

    /** The state that follows each order says nothing of the reason. */
    @Test
    void shouldKeepWhyAnOrderIsInactive() {
        FakeOrder order = FakeOrder.of("9001").status("Inactive").rejected("No trading permissions.");
        List<String> open = frames.openOrder(order);
        List<String> status = frames.status(order);
        OrderState state = book(open, status).get("9001");
        assertThat(state.status()).isEqualTo(OrderStatus.INACTIVE);
        assertThat(state.reason()).isEqualTo("No trading permissions.");
        OrderState again =
                book(open, status, frames.status(order.status("Submitted"))).get("9001");
        assertThat(again.status()).isEqualTo(OrderStatus.WORKING);
        assertThat(again.reason()).isNull();
    }

    /** The field for it may be 0 or empty where the sentence says it. */
    @ParameterizedTest
    @CsvSource({"Filled Size: 26, 26", "Filled Size: 0.5, 0.5", "'Filled Size: 1,000', 0", "Cancelled by Trader, 0"})
    void shouldTakeWhatIsFilledFromTheSentenceOfItsEnd(String sentence, BigDecimal filled) {
        FakeOrder order = FakeOrder.of("9001").status("Filled").completed("20260825 11:00:11 US/Eastern", sentence);
        assertThat(book(frames.completedOrder(order)).get("9001").filled()).isEqualByComparingTo(filled);
    }

    /** PendingCancel, and a fill on the way. */
    @Test
    void shouldPutNoWordsIntoTheMouthOfIbkr() {
        FakeOrder order = FakeOrder.of("9001").client(7, 101).buy("100").status("PendingCancel");
        List<String> open = frames.openOrder(order);
        List<String> status = frames.status(order);
        List<String> fill = frames.execution(-1, FakeFill.of(order.fill("40", "10"), "a.b.01.01", "40", "10"));
        OrderState state = book(open, status, fill).get("9001");
        assertThat(state.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(state.statusText()).isEqualTo("PendingCancel");
    }

    /** An adviser's order for a group names no account; those of its allocations are not its own. */
    @Test
    void shouldTakeNoAllocationForTheAccountOfItsOrder() {
        FakeOrder order = FakeOrder.of("9001").client(7, 101).account("").buy("100");
        List<String> open = frames.openOrder(order);
        List<String> part =
                frames.execution(-1, FakeFill.of(order, "a.c.01.01", "60", "10").account("U2000000"));
        List<String> whole = frames.execution(
                -1, FakeFill.of(order, "a.b.01.01", "100", "10").account("F1000000"));
        assertThat(book(open, part).get("9001").account()).isNull();
        assertThat(book(open, part, whole).get("9001").account()).isEqualTo("F1000000");
        assertThat(book(open, whole, part).get("9001").account()).isEqualTo("F1000000");
    }
}
