package io.github.ibkringest.broker.ibkr.gateway.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.gateway.codec.MessageDecoder;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFill;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFrames;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeOrder;
import io.github.ibkringest.broker.ibkr.gateway.order.OrderBook;
import io.github.ibkringest.broker.ibkr.gateway.record.RecordDigest;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import io.github.ibkringest.broker.ibkr.gateway.wire.Frame;
import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Orders and executions of random days, told in any order, again and again: what is handed on says of each order all that
 * was heard of it, and says it once.
 */
class RepeatedNewsTest {

    private static final ServerVersion VERSION = new ServerVersion(200);
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    /** A day: what was told, what was handed on, and the records of orders that were made of it, as digests. */
    private static final class Day {

        private final Random random;
        private final FakeFrames frames = new FakeFrames(200);
        private final List<List<String>> told = new ArrayList<>();
        private final News news = new News();
        private final Map<String, UUID> stored = new HashMap<>();
        private OrderBook heard = OrderBook.EMPTY;
        private Instant now = Instant.parse("2026-08-25T13:30:00Z");

        Day(int seed) {
            random = new Random(seed);
            for (int i = 0; i < 3; i++) {
                order("900" + i, 1 + random.nextInt(3));
            }
        }

        private void order(String permId, int fills) {
            FakeOrder order = FakeOrder.of(permId).client(7, 101).buy(Integer.toString(10 * fills));
            told.add(frames.openOrder(order));
            told.add(frames.status(order.status("Submitted")));
            for (int i = 0; i < fills; i++) {
                String price = Integer.toString(10 + random.nextInt(5));
                order.fill("10", price);
                FakeFill fill = FakeFill.of(order, permId + ".aa.0" + i + ".01", "10", price);
                told.add(frames.execution(-1, fill));
                told.add(frames.commission(fill));
                if (random.nextBoolean()) {
                    told.add(frames.status(order));
                }
            }
            if (random.nextBoolean()) {
                told.add(frames.completedOrder(order.status("Filled")
                        .completed("20260825 10:00:00 US/Eastern", "Filled Size: " + 10 * fills)));
            }
        }

        void tell() {
            List<Received> messages = new ArrayList<>();
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                Frame frame = Frame.ofFields(told.get(random.nextInt(told.size())));
                messages.add(new Received(frame, MessageDecoder.decode(frame, VERSION), now));
            }
            now = now.plusSeconds(1);
            heard = heard.with(messages);
            News.Found found = news.in(messages, ZONE);
            OrderBook.EMPTY.with(found.frames()).orders().forEach((permId, order) -> {
                UUID digest = RecordDigest.of(order, ZONE);
                if (digest != null) {
                    stored.put(permId, digest);
                }
            });
            found.stored().run();
        }

        Map<String, UUID> heard() {
            Map<String, UUID> digests = new HashMap<>();
            heard.orders().forEach((permId, order) -> {
                UUID digest = RecordDigest.of(order, ZONE);
                if (digest != null) {
                    digests.put(permId, digest);
                }
            });
            return digests;
        }
    }

    @Test
    void shouldHandOnAllThatWasHeardOfOrders() {
        for (int seed = 0; seed < 500; seed++) {
            Day day = new Day(seed);
            for (int i = 0; i < 40; i++) {
                day.tell();
                assertThat(day.stored).as("seed %d, message %d", seed, i).isEqualTo(day.heard());
            }
        }
    }

    @Test
    void shouldHandOnNothingTwice() {
        for (int seed = 0; seed < 100; seed++) {
            Day day = new Day(seed);
            for (int i = 0; i < 300; i++) {
                day.tell();
            }
            List<Received> again = day.told.stream()
                    .map(Frame::ofFields)
                    .map(frame -> new Received(frame, MessageDecoder.decode(frame, VERSION), day.now))
                    .toList();
            assertThat(day.news.in(again, ZONE).frames()).as("seed %d", seed).isEmpty();
        }
    }
}
