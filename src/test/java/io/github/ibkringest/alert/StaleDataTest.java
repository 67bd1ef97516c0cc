package io.github.ibkringest.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How old data are: nothing new can be expected over a weekend. */
class StaleDataTest {

    @ParameterizedTest
    @CsvSource({
        // day, now (UTC), age: New York is five hours behind in January
        "2026-01-13, 2026-01-14T05:00:00Z, PT0S",
        "2026-01-13, 2026-01-15T05:00:00Z, PT24H",
        "2026-01-09, 2026-01-12T05:00:00Z, PT0S",
        "2026-01-09, 2026-01-10T17:00:00Z, PT0S",
        "2026-01-09, 2026-01-13T11:00:00Z, PT30H",
        // the night in which clocks go forward is on a weekend
        "2026-03-05, 2026-03-09T04:00:00Z, PT24H",
        "2026-01-20, 2026-01-14T05:00:00Z, PT0S"
    })
    void shouldNotCountWeekends(LocalDate day, Instant now, Duration age) {
        assertThat(StaleData.age(day, now)).isEqualTo(age);
    }
}
