package io.github.ibkringest.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.coverage.TradingCalendar;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {

    private static final QuietHours HOURS = QuietHours.parse("FRI 23:00-03:00, sat-thu 23:45-00:45, TUE 12:00-13:00");

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T22:59, false", // Friday
        "2026-11-27T23:00, true",
        "2026-11-28T02:59, true",
        "2026-11-28T03:00, false",
        "2026-11-28T23:45, true", // Saturday, across the end of the week
        "2026-11-29T00:44, true",
        "2026-11-29T00:45, false",
        "2026-11-26T23:44, false", // Thursday
        "2026-11-27T00:30, true",
        "2026-11-24T12:30, true", // Tuesday
        "2026-11-24T13:00, false",
        "2026-11-25T12:30, false"
    })
    void shouldKnowWhenToBeQuiet(LocalDateTime moment, boolean quiet) {
        assertThat(HOURS.contains(moment.atZone(TradingCalendar.ZONE))).isEqualTo(quiet);
    }

    @Test
    void shouldNeverBeQuietWithoutHours() {
        assertThat(QuietHours.parse(" ")
                        .contains(LocalDateTime.parse("2026-11-28T01:00").atZone(TradingCalendar.ZONE)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FRI", "FOO 23:00-03:00", "FRI 25:00-03:00", "FRI 23:00", "FRI-FOO 23:00-03:00"})
    void shouldNameWhatItCanNotRead(String text) {
        assertThatThrownBy(() -> QuietHours.parse("SAT 01:00-02:00," + text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no span of hours; write one like FRI 23:00-03:00");
    }
}
