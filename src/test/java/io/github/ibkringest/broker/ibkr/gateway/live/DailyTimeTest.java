package io.github.ibkringest.broker.ibkr.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shortly before a time of each day, also where the clocks are changed. */
class DailyTimeTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        "00:00, 2026-08-26T03:00:00Z, PT59M40S",
        "00:00, 2026-08-26T03:59:39Z, PT1S",
        "00:00, 2026-08-26T03:59:40Z, PT24H",
        "00:00, 2026-08-26T03:59:50Z, PT23H59M50S",
        "05:30, 2026-08-26T03:59:40Z, PT5H30M",
        "00:00, 2026-11-01T04:00:00Z, PT24H59M40S",
        "00:00, 2026-03-08T05:00:00Z, PT22H59M40S",
        "02:30, 2026-03-08T06:00:00Z, PT1H29M40S"
    })
    void shouldSayHowLongItIs(String time, String now, String wanted) {
        assertThat(new DailyTime(LocalTime.parse(time), NEW_YORK).untilBefore(Instant.parse(now)))
                .isEqualTo(Duration.parse(wanted));
    }
}
