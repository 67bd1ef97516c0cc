package io.github.ibkringest.anyquery;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * The right history from any query: the same facts, told by statements of any columns, days and order, give the same
 * store. A seed that fails is told with its history made small; keep it in {@link AnyQuerySeedsTest}.
 */
class AnyQueryTest {

    private static final int NORMAL = 150;
    private static final int FEW = 15;
    private static final int MANY = 1_000;
    private static final long SEEDS = 1_000_000_000L;

    private static final Proof PROOF = new Proof();

    @AfterContainer
    static void stop() {
        PROOF.close();
    }

    /** Of generator and oracle: what the others are compared with is right. */
    @Property(tries = FEW, seed = "14", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void shouldStoreFullStatements(@ForAll @LongRange(max = SEEDS) long seed) {
        PROOF.fullStatementsAreRight(seed);
    }

    @Property(tries = NORMAL, seed = "15", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void shouldAddNothingToFullStatements(@ForAll @LongRange(max = SEEDS) long seed) {
        PROOF.nothingIsAddedToFullStatements(seed);
    }

    @Property(tries = MANY, seed = "16", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Tag("slow")
    void shouldNeverAddAnythingToFullStatements(@ForAll @LongRange(max = SEEDS) long seed) {
        PROOF.nothingIsAddedToFullStatements(seed);
    }

    @Property(tries = FEW, seed = "17", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void shouldFindPositionsThatTheColumnsDecide(@ForAll @LongRange(max = SEEDS) long seed) {
        PROOF.thinStatementsDecide(seed);
    }

    @Property(tries = MANY, seed = "18", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Tag("slow")
    void shouldAlwaysFindPositionsThatTheColumnsDecide(@ForAll @LongRange(max = SEEDS) long seed) {
        PROOF.thinStatementsDecide(seed);
    }

    @Property(tries = FEW, seed = "19", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void shouldNotDoubleWhatOneQueryTellsTwice(@ForAll @LongRange(max = SEEDS) long seed) {
        PROOF.oneQueryNeverDoubles(seed);
    }

    @Property(tries = FEW, seed = "21", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void shouldTellBookingDaysByStatements(@ForAll @LongRange(max = SEEDS) long seed) {
        PROOF.statementsOfDaysDecide(seed);
    }

    @Property(tries = MANY, seed = "22", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Tag("slow")
    void shouldAlwaysTellBookingDaysByStatements(@ForAll @LongRange(max = SEEDS) long seed) {
        PROOF.statementsOfDaysDecide(seed);
    }

    @Property(tries = MANY, seed = "20", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Tag("slow")
    void shouldNeverDoubleWhatOneQueryTellsTwice(@ForAll @LongRange(max = SEEDS) long seed) {
        PROOF.oneQueryNeverDoubles(seed);
    }

    /** Some stores of the others are verified, too. */
    @Property(tries = MANY, seed = "23", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Tag("slow")
    void shouldFindNothingWrongWithAnyStore(@ForAll @LongRange(max = SEEDS) long seed) {
        PROOF.storesAreSound(seed);
    }
}
