package io.github.ibkringest.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.broker.record.Period;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Sets of days against sets of bits. */
class DateSetTest {

    private static final LocalDate ZERO = LocalDate.of(2026, 2, 20);
    private static final int DAYS = 40;

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void shouldCalculateLikeBits(@ForAll long seed) {
        Random random = new Random(seed);
        BitSet left = bits(random);
        BitSet right = bits(random);
        BitSet union = copy(left);
        union.or(right);
        BitSet minus = copy(left);
        minus.andNot(right);
        BitSet within = copy(left);
        within.clear(0, 10);

        assertThat(set(left, random).union(set(right, random))).isEqualTo(set(union, random));
        assertThat(set(left, random).minus(set(right, random))).isEqualTo(set(minus, random));
        assertThat(set(left, random).within(new Period(ZERO.plusDays(10), null)))
                .isEqualTo(set(within, random));
        for (int day = 0; day < DAYS; day++) {
            assertThat(set(left, random).contains(ZERO.plusDays(day))).isEqualTo(left.get(day));
        }
    }

    private static BitSet bits(Random random) {
        BitSet bits = new BitSet();
        for (int left = random.nextInt(5); left > 0; left--) {
            int from = random.nextInt(DAYS);
            bits.set(from, Math.min(DAYS, from + 1 + random.nextInt(8)));
        }
        return bits;
    }

    private static BitSet copy(BitSet bits) {
        return (BitSet) bits.clone();
    }

    /** The days of the bits, one period each, in any order. */
    private static DateSet set(BitSet bits, Random random) {
        List<LocalDate> days =
                new java.util.ArrayList<>(bits.stream().mapToObj(ZERO::plusDays).toList());
        java.util.Collections.shuffle(days, random);
        return DateSet.ofDays(days);
    }

    @Example
    void shouldBeTheFewestPeriods() {
        DateSet set = DateSet.of(
                new Period(ZERO.plusDays(5), ZERO.plusDays(6)),
                new Period(ZERO, ZERO.plusDays(2)),
                new Period(ZERO.plusDays(3), ZERO.plusDays(3)));

        assertThat(set.periods())
                .containsExactly(new Period(ZERO, ZERO.plusDays(3)), new Period(ZERO.plusDays(5), ZERO.plusDays(6)));
    }

    @Example
    void shouldRefusePeriodsWithoutEnd() {
        assertThatThrownBy(() -> DateSet.of(new Period(ZERO, null))).hasMessageContaining("both ends");
    }
}
