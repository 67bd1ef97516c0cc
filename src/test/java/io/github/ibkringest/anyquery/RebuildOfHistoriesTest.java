package io.github.ibkringest.anyquery;

import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever was told, in whatever order: made anew from its payloads it is the same. */
class RebuildOfHistoriesTest {

    private static final Proof PROOF = new Proof();

    @AfterAll
    static void stop() {
        PROOF.close();
    }

    @Test
    void shouldRebuildAFew() {
        LongStream.rangeClosed(1, 3).forEach(PROOF::rebuildsAlike);
    }

    @Test
    @Tag("slow")
    void shouldRebuildAHundred() {
        LongStream.rangeClosed(1_000, 1_099).forEach(PROOF::rebuildsAlike);
    }
}
