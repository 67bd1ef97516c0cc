package io.github.ibkringest.broker.ibkr.gateway.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.gateway.codec.MessageDecoder;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFrames;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeOrder;
import io.github.ibkringest.broker.ibkr.gateway.reading.Part;
import io.github.ibkringest.broker.ibkr.gateway.reading.PartAnswer;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import io.github.ibkringest.broker.ibkr.gateway.wire.Frame;
import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Since when an order is missed that a list of open orders leaves out. */
class RereadTest {

    private static final Instant ASKED = Instant.parse("2026-08-25T18:11:30Z");

    private static Reread read(Received... came) {
        Reread reread = new Reread(true);
        reread.answered(new PartAnswer(Part.OPEN_ORDERS, PartAnswer.Outcome.COMPLETE, null, ASKED, List.of(came)));
        return reread;
    }

    /** An order that is told after an empty list, while the rest is read, is not missing in it. */
    @Test
    void shouldTakeAnEmptyListForOldAsItsQuestion() {
        assertThat(read().openListAt()).isEqualTo(ASKED);
    }

    @Test
    void shouldTakeAListForOldAsItsLastMessage() {
        Frame frame = Frame.ofFields(new FakeFrames(200).openOrder(FakeOrder.of("9001")));
        Instant told = ASKED.plusMillis(20);
        Received order = new Received(frame, MessageDecoder.decode(frame, new ServerVersion(200)), told);
        assertThat(read(order).openListAt()).isEqualTo(told);
        assertThat(read(order).isOpenListNews(Set.of())).isTrue();
    }

    /** It is open, and so not missing in the list that is stored. */
    @Test
    void shouldAddWhatCameAfterTheList() {
        Frame frame = Frame.ofFields(new FakeFrames(200).openOrder(FakeOrder.of("9001")));
        Received order =
                new Received(frame, MessageDecoder.decode(frame, new ServerVersion(200)), ASKED.plusMillis(20));
        News news = new News();
        news.in(List.of(order), ZoneOffset.UTC).stored().run();
        assertThat(news.openSince(ASKED, ZoneOffset.UTC)).containsExactly(order);
        assertThat(news.openSince(order.at(), ZoneOffset.UTC)).isEmpty();
        Reread reread = read();
        reread.addOpen(news.openSince(reread.openListAt(), ZoneOffset.UTC));
        assertThat(reread.openOrders()).containsExactly(order);
    }
}
