package io.github.ibkringest.broker.ibkr.gateway.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.gateway.codec.MessageDecoder;
import io.github.ibkringest.broker.ibkr.gateway.execution.ExecutionBook;
import io.github.ibkringest.broker.ibkr.gateway.execution.ExecutionRole;
import io.github.ibkringest.broker.ibkr.gateway.execution.JoinedExecution;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Executions of an adviser's order, of which one account's sum up the others'. */
class AllocationNewsTest {

    private static final ServerVersion VERSION = new ServerVersion(200);
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final FakeFrames frames = new FakeFrames(200);
    private final FakeOrder order = FakeOrder.of("9001").client(3, 600).account("");
    private final News news = new News();
    private Instant now = Instant.parse("2026-08-25T18:11:30Z");

    private FakeFill fill(String account, int number, String shares) {
        return FakeFill.of(order, account + ".aa." + number + ".01", shares, "10")
                .account(account);
    }

    @SafeVarargs
    private List<Received> handedOn(List<String>... messages) {
        List<Received> received = new ArrayList<>();
        for (List<String> fields : messages) {
            Frame frame = Frame.ofFields(fields);
            received.add(new Received(frame, MessageDecoder.decode(frame, VERSION), now));
        }
        now = now.plusSeconds(1);
        News.Found found = news.in(received, ZONE);
        found.stored().run();
        return found.frames();
    }

    private static ExecutionRole role(List<Received> frames, FakeFill fill) {
        return ExecutionBook.EMPTY.with(frames).joined().stream()
                .filter(execution -> execution.details().execId().equals(fill.execId()))
                .map(JoinedExecution::role)
                .findFirst()
                .orElse(null);
    }

    /** What the sum cost is told by itself; the sum stays one, and its parts stay none. */
    @ParameterizedTest
    @ValueSource(strings = {"F1000000", "U1000000"})
    void shouldKnowTheSumWhateverIsTold(String master) {
        FakeFill sum = fill(master, 1, "100");
        FakeFill one = fill("U2000000", 1, "50");
        FakeFill two = fill("U3000000", 1, "50");
        handedOn(frames.openOrder(order), frames.status(order));
        handedOn(frames.execution(-1, sum));
        handedOn(frames.execution(-1, one));
        assertThat(role(handedOn(frames.execution(-1, two)), two)).isEqualTo(ExecutionRole.FILL);
        assertThat(role(handedOn(frames.commission(sum)), sum)).isEqualTo(ExecutionRole.ALLOCATION_PARENT);
        assertThat(role(handedOn(frames.commission(two)), two)).isEqualTo(ExecutionRole.FILL);
        assertThat(handedOn(frames.execution(-1, sum), frames.execution(-1, one), frames.commission(sum)))
                .isEmpty();
    }

    /** An order of many fills is not handed on as a whole with each of them. */
    @Test
    void shouldHandOnFewWithEach() {
        int most = 0;
        for (int i = 0; i < 300; i++) {
            FakeFill sum = fill("F1000000", i, "10");
            FakeFill one = fill("U2000000", i, "6");
            FakeFill two = fill("U3000000", i, "4");
            order.fill("10", "10");
            handedOn(frames.execution(-1, sum));
            handedOn(frames.commission(sum));
            handedOn(frames.execution(-1, one), frames.commission(one));
            List<Received> last = handedOn(frames.execution(-1, two), frames.openOrder(order), frames.status(order));
            assertThat(role(last, two)).isEqualTo(ExecutionRole.FILL);
            most = Math.max(most, last.size());
        }
        assertThat(most).isLessThan(20);
    }
}
