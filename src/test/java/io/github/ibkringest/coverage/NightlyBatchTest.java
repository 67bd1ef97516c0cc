package io.github.ibkringest.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightlyBatchTest {

    @ParameterizedTest(name = "at {0} New York time {1} is due: {2}")
    @CsvSource({
        "2026-07-15T08:59:59, 2026-07-13, before the morning of a Wednesday",
        "2026-07-15T09:00:00, 2026-07-14, from then on",
        "2026-07-15T23:59:59, 2026-07-14, until midnight",
        "2026-07-16T00:00:00, 2026-07-14, and until the next morning",
        "2026-07-18T12:00:00, 2026-07-16, on a Saturday Friday is not due",
        "2026-07-20T08:59:00, 2026-07-16, nor early on Monday",
        "2026-07-20T09:00:00, 2026-07-17, but then",
        "2026-07-06T09:00:00, 2026-07-02, after a long weekend",
        "2026-03-09T09:00:00, 2026-03-06, on the first day of summer time",
        "2026-11-02T09:00:00, 2026-10-30, on the first day of winter time"
    })
    void shouldExpectADayOnTheMorningOfTheNextTradingDay(LocalDateTime now, LocalDate due, String why) {
        Clock clock = Clock.fixed(now.atZone(TradingCalendar.ZONE).toInstant(), ZoneOffset.UTC);

        assertThat(NightlyBatch.lastDue(TradingCalendar.standard(), clock))
                .as(why)
                .isEqualTo(due);
    }
}
