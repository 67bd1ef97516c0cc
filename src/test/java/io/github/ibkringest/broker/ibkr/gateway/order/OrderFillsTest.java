package io.github.ibkringest.broker.ibkr.gateway.order;

import static io.github.ibkringest.broker.ibkr.gateway.order.ToldOrders.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeContract;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFill;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFrames;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeOrder;
import io.github.ibkringest.model.OrderStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What executions say of their orders. */
class OrderFillsTest {

    private final FakeFrames frames = new FakeFrames(200);

    /** All are told again with each reading, and after a restart only the end and the executions are: nothing takes turns. */
    @Test
    void shouldSayTheSameInWhateverOrderItIsTold() {
        FakeOrder order = FakeOrder.of("9001").client(7, 101).buy("100");
        List<String> open = frames.openOrder(order);
        order.fill("30", "10.25");
        List<String> part = frames.status(order);
        List<String> first = frames.execution(-1, FakeFill.of(order, "a.b.01.01", "30", "10.25"));
        order.fill("70", "10.5");
        List<String> last = frames.execution(-1, FakeFill.of(order, "a.b.02.01", "70", "10.5"));
        List<String> whole = replaced(frames.status(order), 5, "10.42");
        order.status("Filled").completed("20260825 10:00:00 US/Eastern", "Filled Size: 100");
        List<List<String>> told =
                new ArrayList<>(List.of(open, part, first, last, whole, frames.completedOrder(order)));
        for (int seed = 0; seed < 200; seed++) {
            Collections.shuffle(told, new Random(seed));
            OrderState state = book(told).get("9001");
            assertThat(state.filled()).as("%s", told).isEqualByComparingTo("100");
            assertThat(state.averagePrice()).as("%s", told).isEqualByComparingTo("10.425");
            assertThat(state.status()).as("%s", told).isEqualTo(OrderStatus.FILLED);
        }
    }

    /** The average of a part is not that of the whole. */
    @Test
    void shouldKnowNoAverageOfFillsThatNobodyPriced() {
        FakeOrder order = FakeOrder.of("9001").client(7, 101).buy("100").fill("30", "10.25");
        List<String> part = frames.status(order);
        order.fill("70", "10.5").completed("20260825 10:00:00 US/Eastern", "Filled Size: 100");
        OrderState state = book(part, frames.completedOrder(order)).get("9001");
        assertThat(state.filled()).isEqualByComparingTo("100");
        assertThat(state.averagePrice()).isNull();
    }

    private static List<String> replaced(List<String> fields, int index, String field) {
        List<String> changed = new ArrayList<>(fields);
        changed.set(index, field);
        return changed;
    }

    @Test
    void shouldFillAnOrderWhoseStateIsNeverTold() {
        FakeOrder order = FakeOrder.of("9001").client(7, 101).buy("100");
        List<String> open = frames.openOrder(order);
        order.fill("40", "10");
        List<String> first = frames.execution(-1, FakeFill.of(order, "a.b.01.01", "40", "10"));
        order.fill("60", "11");
        List<String> second = frames.execution(-1, FakeFill.of(order, "a.b.02.01", "60", "11"));
        assertThat(book(open, first).get("9001").status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        OrderState state = book(open, first, second).get("9001");
        assertThat(state.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(state.filled()).isEqualByComparingTo("100");
    }

    /** The fill comes 1.5 seconds before its order. */
    @Test
    void shouldKnowAnOrderByItsFillFirst() {
        FakeOrder order = FakeOrder.of("9001").client(7, 101).buy("100").fill("40", "10");
        List<String> fill = frames.execution(-1, FakeFill.of(order, "a.b.01.01", "40", "10"));
        OrderState known = book(fill).get("9001");
        assertThat(known.status()).isEqualTo(OrderStatus.FILLED_OR_PARTIAL);
        assertThat(known.terms()).isNull();
        OrderState state =
                book(fill, frames.openOrder(order), frames.status(order)).get("9001");
        assertThat(state.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(state.quantity()).isEqualByComparingTo("100");
    }

    @Test
    void shouldTakeLegsOfAComboForNoFillsOfIt() {
        FakeOrder combo = FakeOrder.of("9001")
                .on(FakeContract.combo("1|1|BUY", "2|2|SELL"))
                .buy("10");
        List<String> open = frames.openOrder(combo);
        combo.fill("20", "1");
        List<String> leg = frames.execution(
                -1, FakeFill.of(combo, "a.b.03.01", "20", "1").on(FakeContract.option("2", "10", "P"), "SELL"));
        assertThat(book(open, leg).get("9001").status()).isEqualTo(OrderStatus.WORKING);
        assertThat(book(open, leg).get("9001").filled()).isNull();
    }
}
