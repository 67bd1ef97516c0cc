package io.github.ibkringest.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times in New York, told in UTC. */
class CronTimesTest {

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "0 30 6 ? * TUE-SAT, 2026-03-07T12:00:00Z, 2026-03-07T11:30:00Z, 2026-03-10T10:30:00Z", // clocks go forward
        "0 30 6 ? * TUE-SAT, 2026-10-31T12:00:00Z, 2026-10-31T10:30:00Z, 2026-11-03T11:30:00Z", // and back
        "0 0/15 9-16 ? * MON-FRI, 2026-11-23T14:07:00Z, 2026-11-23T14:00:00Z, 2026-11-23T14:15:00Z",
        "0/5 * * * * ?, 2026-11-23T14:07:03Z, 2026-11-23T14:07:00Z, 2026-11-23T14:07:05Z",
        "0 0 0 1 1 ? 2099, 2026-11-23T14:07:00Z, , 2099-01-01T05:00:00Z",
        "0 0 0 1 1 ? 2026, 2026-11-23T14:07:00Z, 2026-01-01T05:00:00Z, "
    })
    void shouldKnowTheLastAndTheNextTime(String cron, Instant now, Instant latest, Instant next) {
        CronTimes times = CronTimes.of(cron);
        assertThat(times.latest(now).orElse(null)).isEqualTo(latest);
        assertThat(times.next(now).orElse(null)).isEqualTo(next);
    }

    @Test
    void shouldNotDependOnWhatWasAskedBefore() {
        Random random = new Random(3);
        CronTimes asked = CronTimes.of("0 10/30 * * * ?");
        Instant start = Instant.parse("2026-10-30T00:00:00Z");
        for (int i = 0; i < 2_000; i++) {
            Instant now = start.plus(Duration.ofSeconds(random.nextInt(4 * 86_400)));
            assertThat(asked.latest(now))
                    .isEqualTo(CronTimes.of("0 10/30 * * * ?").latest(now));
            assertThat(asked.isAt(now)).isEqualTo(now.getEpochSecond() % 1_800 == 600);
        }
    }

    @Test
    void shouldRefuseWhatIsNoExpression() {
        assertThatThrownBy(() -> CronTimes.of("daily"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'daily' is no Quartz cron expression");
    }
}
