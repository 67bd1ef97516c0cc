package io.github.ibkringest.broker.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CredentialPaceTest {

    private static final Instant START = Instant.parse("2026-07-20T22:15:00Z");
    private static final PaceLimits LIMITS = new PaceLimits(
            Duration.ofSeconds(1), Duration.ofMinutes(1), 3, Duration.ofSeconds(30), Duration.ofMinutes(2));

    @Test
    void shouldKeepRequestsApart() {
        CredentialPace pace = CredentialPace.NEW.sentAt(START, LIMITS);
        assertThat(CredentialPace.NEW.turnAt(START, LIMITS)).isEqualTo(Turn.NOW);
        assertThat(pace.turnAt(START.plusMillis(300), LIMITS)).isEqualTo(Turn.later(Duration.ofMillis(700)));
        assertThat(pace.turnAt(START.plusSeconds(1), LIMITS)).isEqualTo(Turn.NOW);
    }

    @Test
    void shouldCountRequestsWithinTheWindow() {
        CredentialPace pace = CredentialPace.NEW
                .sentAt(START, LIMITS)
                .sentAt(START.plusSeconds(10), LIMITS)
                .sentAt(START.plusSeconds(20), LIMITS);
        assertThat(pace.turnAt(START.plusSeconds(21), LIMITS)).isEqualTo(Turn.later(Duration.ofSeconds(39)));
        CredentialPace next = pace.sentAt(START.plusSeconds(60), LIMITS);
        assertThat(next.recent()).hasSize(3);
        assertThat(next.turnAt(START.plusSeconds(61), LIMITS)).isEqualTo(Turn.later(Duration.ofSeconds(9)));
    }

    @Test
    void shouldDoubleTheSilenceWithEachComplaint() {
        CredentialPace once = CredentialPace.NEW.slowedDownAt(START, LIMITS);
        assertThat(once.turnAt(START, LIMITS)).isEqualTo(Turn.later(Duration.ofSeconds(30)));
        CredentialPace twice = once.slowedDownAt(START.plusSeconds(30), LIMITS);
        assertThat(twice.frozenUntil()).isEqualTo(START.plusSeconds(30 + 60));
        CredentialPace often = twice.slowedDownAt(START.plusSeconds(90), LIMITS);
        for (int i = 0; i < 100; i++) {
            often = often.slowedDownAt(START.plusSeconds(90), LIMITS);
        }
        assertThat(often.frozenUntil()).isEqualTo(START.plusSeconds(90 + 120));
        assertThat(often.slowedDownAt(START.plusSeconds(3_600), LIMITS).frozenUntil())
                .isEqualTo(START.plusSeconds(3_630));
    }

    @Test
    void shouldStayLocked() {
        assertThat(CredentialPace.NEW.lock().turnAt(START.plusSeconds(1_000_000), LIMITS))
                .isEqualTo(Turn.NEVER);
    }
}
