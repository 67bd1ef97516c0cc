package io.github.ibkringest.broker.ibkr.gateway.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.gateway.codec.MessageDecoder;
import io.github.ibkringest.broker.ibkr.gateway.execution.ExecutionBook;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeContract;
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

/** Orders that change, are refused and are of several accounts: what is handed on of them is what was heard. */
class ChangingNewsTest {

    private static final ServerVersion VERSION = new ServerVersion(200);
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final List<String> WORDS = List.of(
            "PendingSubmit",
            "PreSubmitted",
            "Submitted",
            "Submitted",
            "Inactive",
            "PendingCancel",
            "Cancelled",
            "Filled");

    private final FakeFrames frames = new FakeFrames(200);

    private List<List<String>> lives(Random random) {
        List<List<String>> told = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            told.addAll(life("900" + i, random));
        }
        return told;
    }

    private List<List<String>> life(String permId, Random random) {
        List<List<String>> told = new ArrayList<>();
        int kind = random.nextInt(4);
        FakeOrder order = FakeOrder.of(permId).client(7, 101).buy("50");
        if (kind == 1) {
            order.on(FakeContract.combo("1|1|BUY", "2|2|SELL").withConId("0"));
        } else if (kind == 2) {
            order.account("");
        }
        int steps = 3 + random.nextInt(8);
        for (int i = 0; i < steps; i++) {
            String shares = Integer.toString(10 * (1 + random.nextInt(2)));
            switch (random.nextInt(8)) {
                case 0 -> order.buy(Integer.toString(10 * (1 + random.nextInt(9))));
                case 1 -> order.type("LMT", "1" + random.nextInt(9), "0");
                case 2 -> order.client(7 + random.nextInt(2), random.nextInt(3));
                case 3 -> order.rejected(random.nextBoolean() ? "" : "why " + random.nextInt(2));
                case 4, 5 -> told.addAll(fills(order, permId + ".aa.0" + i, shares, kind));
                default -> order.status(WORDS.get(random.nextInt(WORDS.size())));
            }
            if (random.nextBoolean()) {
                told.add(frames.openOrder(order));
            }
            if (random.nextBoolean()) {
                told.add(frames.status(order));
            }
        }
        if (random.nextInt(3) == 0) {
            told.add(frames.completedOrder(order.completed(
                    "20260825 10:00:00 US/Eastern", random.nextBoolean() ? "Cancelled by Trader" : "Something else")));
        }
        return told;
    }

    private List<List<String>> fills(FakeOrder order, String execId, String shares, int kind) {
        order.fill(shares, "10");
        List<FakeFill> fills = new ArrayList<>(List.of(FakeFill.of(order, execId + ".01", shares, "10")));
        if (kind == 1) {
            fills.add(FakeFill.of(order, execId + "2.01", shares, "4").on(FakeContract.option("1", "10", "C"), "BUY"));
        } else if (kind == 2) {
            fills.get(0).account("F1000000");
            fills.add(FakeFill.of(order, execId + "2.01", shares, "10").account("U2000000"));
        }
        List<List<String>> told = new ArrayList<>();
        fills.forEach(fill -> {
            told.add(frames.execution(-1, fill));
            told.add(frames.commission(fill));
        });
        return told;
    }

    /** In order, again and again from some place, several at a moment; and at times nothing is stored. */
    @Test
    void shouldHandOnWhatWasHeard() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            List<List<String>> told = lives(random);
            News news = new News();
            OrderBook heard = OrderBook.EMPTY;
            ExecutionBook executed = ExecutionBook.EMPTY;
            Map<String, UUID> stored = new HashMap<>();
            Instant now = Instant.parse("2026-08-25T13:30:00Z");
            int place = 0;
            for (int i = 0; i < 60; i++) {
                List<Received> messages = new ArrayList<>();
                for (int n = random.nextInt(6); n >= 0; n--) {
                    Frame frame = Frame.ofFields(told.get(place));
                    messages.add(new Received(frame, MessageDecoder.decode(frame, VERSION), now));
                    place = place + 1 == told.size() || random.nextInt(30) == 0
                            ? random.nextInt(told.size())
                            : place + 1;
                }
                now = random.nextInt(3) == 0 ? now : now.plusSeconds(1);
                heard = heard.with(messages);
                executed = executed.with(messages);
                News.Found found = news.in(messages, ZONE);
                if (random.nextInt(5) == 0) {
                    continue; // it cannot be stored now
                }
                stored.putAll(digests(OrderBook.EMPTY.with(found.frames())));
                stored.putAll(digests(ExecutionBook.EMPTY.with(found.frames())));
                found.stored().run();
                Map<String, UUID> wanted = digests(heard);
                wanted.putAll(digests(executed));
                assertThat(stored).as("seed %d, step %d", seed, i).isEqualTo(wanted);
            }
        }
    }

    private static Map<String, UUID> digests(ExecutionBook book) {
        Map<String, UUID> digests = new HashMap<>();
        book.joined().forEach(execution -> digests.put(execution.details().execId(), RecordDigest.of(execution, ZONE)));
        return digests;
    }

    private static Map<String, UUID> digests(OrderBook book) {
        Map<String, UUID> digests = new HashMap<>();
        book.orders().forEach((permId, order) -> {
            UUID digest = RecordDigest.of(order, ZONE);
            if (digest != null) {
                digests.put(permId, digest);
            }
        });
        return digests;
    }
}
