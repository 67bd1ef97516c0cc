package io.github.ibkringest.broker.ibkr.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.gateway.codec.MessageDecoder;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeContract;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFill;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFrames;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeOrder;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import io.github.ibkringest.broker.ibkr.gateway.wire.Frame;
import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExecutionBookTest {

    private final FakeFrames frames = new FakeFrames(200);
    private final FakeOrder order = FakeOrder.of("9001").client(7, 101);
    private final FakeFill fill = FakeFill.of(order, "0000e0d5.69dd7411.01.01", "40", "10.25");

    @Test
    void shouldJoinFillAndCommissionInEitherOrder() {
        List<JoinedExecution> one =
                book(frames.execution(-1, fill), frames.commission(fill)).joined();
        assertThat(one)
                .isEqualTo(book(frames.commission(fill), frames.execution(-1, fill))
                        .joined());
        assertThat(one).hasSize(1);
        assertThat(one.get(0).commission()).isEqualTo(new BigDecimal("1.000003"));
        assertThat(one.get(0).identity().key()).isEqualTo("X:0000e0d5.69dd7411.01.01");
        assertThat(one.get(0).role()).isEqualTo(ExecutionRole.FILL);
        assertThat(one.get(0).signedQuantity()).isEqualByComparingTo("40");
    }

    @Test
    void shouldWaitForACommissionAndNotForgetIt() {
        assertThat(book(frames.execution(-1, fill)).joined().get(0).commission())
                .isNull();
        List<String> unset = frames.commission(
                FakeFill.of(order, fill.execId(), "40", "10.25").commission("1.7976931348623157E308", ""));
        List<String> zero = frames.commission(
                FakeFill.of(order, fill.execId(), "40", "10.25").commission("0", ""));
        assertThat(book(frames.execution(-1, fill), zero).joined().get(0).commission())
                .isNull();
        assertThat(book(frames.execution(-1, fill), frames.commission(fill), unset)
                        .joined()
                        .get(0)
                        .commission())
                .isEqualByComparingTo("1.000003");
        assertThat(book(unset, frames.execution(-1, fill), frames.commission(fill))
                        .joined()
                        .get(0)
                        .commission())
                .isEqualByComparingTo("1.000003");
    }

    @Test
    void shouldKeepACommissionOfAnExecutionThatIsNeverTold() {
        ExecutionBook book = book(frames.commission(fill));
        assertThat(book.joined()).isEmpty();
        assertThat(book.costsOfNothing()).containsExactly("0000e0d5.69dd7411.01.01");
    }

    @Test
    void shouldCountReplayedFillsOnce() {
        ExecutionBook book = book(frames.execution(-1, fill), frames.execution(4, fill), frames.execution(9, fill));
        assertThat(book.joined()).hasSize(1);
    }

    @Test
    void shouldLetTheLatestRevisionCount() {
        FakeFill corrected = FakeFill.of(order, "0000e0d5.69dd7411.01.02", "35", "10.25");
        for (ExecutionBook book : List.of(
                book(frames.execution(-1, fill), frames.execution(-1, corrected)),
                book(frames.execution(-1, corrected), frames.execution(-1, fill)))) {
            assertThat(book.joined()).hasSize(2);
            assertThat(position(book)).containsExactly(Map.entry("265598", new BigDecimal("35")));
        }
    }

    /** Four legs, not all of them filled: each is there at once, and the combo itself counts for nothing. */
    @Test
    void shouldNotCountTheSumOfACombo() {
        FakeOrder combo = FakeOrder.of("9001")
                .on(FakeContract.combo("1|1|BUY", "2|1|SELL"))
                .buy("10");
        ExecutionBook book = book(
                frames.execution(-1, FakeFill.of(combo, "00020057.69b23d39.01.01", "3", "-0.15")),
                frames.execution(
                        -1,
                        FakeFill.of(combo, "00020057.69b23d39.02.01", "3", "1.2")
                                .on(FakeContract.option("1", "10", "P"), "BUY")),
                frames.execution(
                        -1,
                        FakeFill.of(combo, "00020057.69b23d39.03.01", "3", "1.35")
                                .on(FakeContract.option("2", "12", "P"), "SELL")));
        assertThat(book.joined().stream().map(JoinedExecution::role))
                .containsExactly(ExecutionRole.COMBO_SUMMARY, ExecutionRole.FILL, ExecutionRole.FILL);
        assertThat(position(book))
                .containsExactly(Map.entry("1", new BigDecimal("3")), Map.entry("2", new BigDecimal("-3")));
    }

    @Test
    void shouldCountAllocationsAndNotTheirSum() {
        for (String master : List.of("DF9000000", "U1000000")) {
            List<List<String>> all = List.of(
                    frames.execution(
                            -1, FakeFill.of(order, "a.b.01.01", "100", "10").account(master)),
                    frames.execution(
                            -1, FakeFill.of(order, "a.c.01.01", "60", "10").account("U2000000")),
                    frames.execution(
                            -1, FakeFill.of(order, "a.d.01.01", "40", "10").account("U3000000")));
            List<List<String>> reversed = new ArrayList<>(all);
            Collections.reverse(reversed);
            for (List<List<String>> each : List.of(all, reversed)) {
                assertThat(position(book(each))).containsExactly(Map.entry("265598", new BigDecimal("100")));
            }
        }
    }

    /** Two equal parts of an order whose sum is not told: neither is the sum. */
    @Test
    void shouldCountEqualAllocations() {
        List<String> one =
                frames.execution(-1, FakeFill.of(order, "a.c.01.01", "50", "10").account("U2000000"));
        List<String> other =
                frames.execution(-1, FakeFill.of(order, "a.d.01.01", "50", "10").account("U3000000"));
        assertThat(position(book(one, other))).containsExactly(Map.entry("265598", new BigDecimal("100")));
    }

    @Test
    void shouldCountFillsOfOneOrderInOneAccount() {
        ExecutionBook book = book(
                frames.execution(-1, FakeFill.of(order, "a.b.01.01", "60", "10")),
                frames.execution(-1, FakeFill.of(order, "a.b.02.01", "60", "10")));
        assertThat(position(book)).containsExactly(Map.entry("265598", new BigDecimal("120")));
    }

    @Test
    void shouldMarkWhatLooksLikeAnExercise() {
        FakeOrder exercised = FakeOrder.of("9001").on(FakeContract.option("853200900", "10", "P"));
        ExecutionBook book = book(frames.execution(-1, FakeFill.of(exercised, "a.b.01.01", "1", "0.0")));
        assertThat(book.joined().get(0).role()).isEqualTo(ExecutionRole.BOOKING_CANDIDATE);
    }

    /** Whatever comes in whatever order, twice or once, the sums are the same. */
    @Test
    void shouldAddUpTheSameInAnyOrder() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<List<String>> all = new ArrayList<>();
            for (int i = 1; i <= 20; i++) {
                FakeFill one = FakeFill.of(order, "a.b." + i + ".01", Integer.toString(i), "10");
                all.add(frames.execution(-1, one));
                all.add(frames.commission(one));
                all.add(frames.commission(
                        FakeFill.of(order, one.execId(), "1", "1").commission("0", "")));
                if (i % 5 == 0) {
                    all.add(frames.execution(-1, FakeFill.of(order, "a.b." + i + ".02", "1", "10")));
                    all.add(frames.execution(3, one));
                }
            }
            Collections.shuffle(all, random);
            ExecutionBook book = book(all);
            assertThat(position(book)).as("seed %d", seed).containsValue(new BigDecimal("164"));
            assertThat(book.joined().stream().filter(one -> one.commission() != null))
                    .hasSize(20);
        }
    }

    private static Map<String, BigDecimal> position(ExecutionBook book) {
        Map<String, BigDecimal> position = new TreeMap<>();
        book.joined().stream()
                .filter(one -> one.signedQuantity().signum() != 0)
                .forEach(
                        one -> position.merge(one.details().contract().conId(), one.signedQuantity(), BigDecimal::add));
        return position;
    }

    @SafeVarargs
    private ExecutionBook book(List<String>... messages) {
        List<List<String>> all = new ArrayList<>();
        for (List<String> message : messages) {
            all.add(message);
        }
        return book(all);
    }

    private ExecutionBook book(List<List<String>> messages) {
        return ExecutionBook.EMPTY.with(messages.stream()
                .map(Frame::ofFields)
                .map(frame -> new Received(
                        frame,
                        MessageDecoder.decode(frame, new ServerVersion(200)),
                        Instant.parse("2026-08-25T18:11:30Z")))
                .toList());
    }
}
