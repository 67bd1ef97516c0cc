package io.github.ibkringest.broker.ibkr.gateway.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.gateway.codec.MessageDecoder;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFill;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFrames;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeOrder;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import io.github.ibkringest.broker.ibkr.gateway.wire.Frame;
import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsTest {

    private static final ServerVersion VERSION = new ServerVersion(200);
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final FakeFrames frames = new FakeFrames(200);
    private final FakeOrder order = FakeOrder.of("9001").client(3, 600);
    private final FakeFill fill = FakeFill.of(order, "a.b.c.01.01", "40", "10");
    private final News news = new News();
    private Instant now = Instant.parse("2026-08-25T18:11:30Z");

    @SafeVarargs
    private News.Found tell(List<String>... messages) {
        List<Received> received = new ArrayList<>();
        for (List<String> fields : messages) {
            Frame frame = Frame.ofFields(fields);
            received.add(new Received(frame, MessageDecoder.decode(frame, VERSION), now));
        }
        now = now.plusSeconds(60);
        return news.in(received, ZONE);
    }

    @SafeVarargs
    private int stored(List<String>... messages) {
        News.Found found = tell(messages);
        found.stored().run();
        return found.frames().size();
    }

    @Test
    void shouldFindNothingTwice() {
        assertThat(stored(frames.openOrder(order), frames.status(order), frames.openOrderEnd()))
                .isEqualTo(2);
        assertThat(stored(frames.openOrder(order), frames.status(order), frames.openOrderEnd()))
                .isZero();
        assertThat(stored(frames.execution(1_500_000_001, fill), frames.commission(fill)))
                .isEqualTo(4);
        assertThat(stored(frames.execution(1_500_000_002, fill), frames.commission(fill)))
                .as("the number of the request is no news")
                .isZero();
    }

    @Test
    void shouldFindAgainWhatWasNotStored() {
        assertThat(tell(frames.openOrder(order), frames.status(order)).frames()).hasSize(2);
        assertThat(tell(frames.openOrder(order), frames.status(order)).frames()).hasSize(2);
    }

    /** A state that was pushed may be told no more: it waits until something else is stored. */
    @Test
    void shouldHandOnLaterWhatWasNotStored() {
        stored(frames.openOrder(order), frames.status(order), frames.execution(-1, fill));
        order.status("Cancelled");
        assertThat(tell(frames.status(order)).frames()).hasSize(3);
        assertThat(tell(frames.commission(fill)).frames()).hasSize(4);
        assertThat(stored(frames.openOrderEnd())).isEqualTo(4);
        assertThat(stored(frames.openOrderEnd())).isZero();
        assertThat(tell(frames.commission(
                                FakeFill.of(order, fill.execId(), "40", "10").commission("2", "USD")))
                        .frames())
                .hasSize(2);
        news.forgetBefore(now);
        assertThat(stored(frames.openOrderEnd())).isZero();
    }

    /** What is handed on can be read alone: a state with its order, a cost with its execution. */
    @Test
    void shouldAddWhatIsNeededToReadIt() {
        stored(frames.openOrder(order), frames.status(order), frames.execution(-1, fill));
        order.fill("50", "10");
        assertThat(stored(frames.status(order))).isEqualTo(2);
        assertThat(stored(frames.status(order))).isZero();
        assertThat(stored(frames.commission(fill))).isEqualTo(2);
        order.status("Cancelled");
        assertThat(tell(frames.status(order)).frames()).hasSize(2);
    }

    @Test
    void shouldForgetADayThatIsOver() {
        stored(frames.openOrder(order), frames.status(order), frames.execution(-1, fill));
        order.status("Cancelled");
        stored(frames.status(order));
        news.forgetBefore(now);
        assertThat(news.openOrders()).isEmpty();
        assertThat(stored(frames.execution(-1, fill))).as("it is new again").isPositive();
    }

    @Test
    void shouldRememberWhatCannotBeRead() {
        assertThat(stored(List.of("11", "-1", "cut"))).isEqualTo(1);
        assertThat(stored(List.of("11", "-1", "cut"))).isZero();
    }
}
