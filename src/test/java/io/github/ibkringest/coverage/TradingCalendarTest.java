package io.github.ibkringest.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.broker.record.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The computed calendar against what the exchange published. */
class TradingCalendarTest {

    private static final TradingCalendar CALENDAR = TradingCalendar.standard();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2015, 252, 0101 0119 0216 0403 0525 0703 0907 1126 1225, 1127 1224",
        "2016, 252, 0101 0118 0215 0325 0530 0704 0905 1124 1226, 1125",
        "2017, 251, 0102 0116 0220 0414 0529 0704 0904 1123 1225, 0703 1124",
        "2018, 251, 0101 0115 0219 0330 0528 0704 0903 1122 1205 1225, 0703 1123 1224",
        "2019, 252, 0101 0121 0218 0419 0527 0704 0902 1128 1225, 0703 1129 1224",
        "2020, 253, 0101 0120 0217 0410 0525 0703 0907 1126 1225, 1127 1224",
        "2021, 252, 0101 0118 0215 0402 0531 0705 0906 1125 1224, 1126",
        "2022, 251, 0117 0221 0415 0530 0620 0704 0905 1124 1226, 1125",
        "2023, 250, 0102 0116 0220 0407 0529 0619 0704 0904 1123 1225, 0703 1124",
        "2024, 252, 0101 0115 0219 0329 0527 0619 0704 0902 1128 1225, 0703 1129 1224",
        "2025, 250, 0101 0109 0120 0217 0418 0526 0619 0704 0901 1127 1225, 0703 1128 1224",
        "2026, 251, 0101 0119 0216 0403 0525 0619 0703 0907 1126 1225, 1127 1224",
        "2027, 251, 0101 0118 0215 0326 0531 0618 0705 0906 1125 1224, 1126"
    })
    void shouldKnowEachPublishedHolidayAndEarlyClose(int year, int tradingDays, String holidays, String earlyCloses) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);

        assertThat(weekdays(year, day -> !CALENDAR.isTradingDay(day))).isEqualTo(days(holidays));
        assertThat(weekdays(
                        year,
                        day -> CALENDAR.closes(day)
                                .filter(LocalTime.of(13, 0)::equals)
                                .isPresent()))
                .isEqualTo(days(earlyCloses));
        assertThat(CALENDAR.tradingDays(first, last)).hasSize(tradingDays);
        assertThat(CALENDAR.tradingDays(new Period(first, last)))
                .noneMatch(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0);
    }

    private static Set<String> weekdays(int year, Predicate<LocalDate> which) {
        Set<String> days = new TreeSet<>();
        LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .filter(which)
                .forEach(day -> days.add(String.format("%02d%02d", day.getMonthValue(), day.getDayOfMonth())));
        return days;
    }

    private static Set<String> days(String text) {
        return new TreeSet<>(Set.of(text.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21", "2024-03-31", "2038-04-25", "2049-04-18"})
    void shouldComputeEaster(LocalDate sunday) {
        assertThat(ExchangeRules.easter(sunday.getYear())).isEqualTo(sunday);
    }

    @Test
    void shouldKnowWhenTheExchangeClosedAgainstItsRules() {
        assertThat(CALENDAR.tradingDays(LocalDate.of(2012, 10, 26), LocalDate.of(2012, 10, 31)))
                .containsExactly(LocalDate.of(2012, 10, 26), LocalDate.of(2012, 10, 31));
        assertThat(CALENDAR.isTradingDay(LocalDate.of(2018, 12, 5))).isFalse();
        assertThat(CALENDAR.isTradingDay(LocalDate.of(2025, 1, 9))).isFalse();
    }

    @Test
    void shouldStepOverWeekendsAndHolidays() {
        LocalDate thursday = LocalDate.of(2026, 7, 2);
        LocalDate monday = LocalDate.of(2026, 7, 6);

        assertThat(CALENDAR.previousTradingDay(monday)).isEqualTo(thursday);
        assertThat(CALENDAR.closes(thursday)).contains(LocalTime.of(16, 0));
        assertThat(CALENDAR.tradingDays(monday, thursday)).isEmpty();
    }

    @Test
    void shouldLetAFileHaveTheLastWord(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("calendar.txt"), """
                # what happened, and what was decided
                2025-01-09  open          # against what is built in
                2027-03-01  closed

                2027-11-25  closes 12:30  # against the rules
                """);

        TradingCalendar calendar = CALENDAR.with(file);

        assertThat(calendar.closes(LocalDate.of(2025, 1, 9))).contains(LocalTime.of(16, 0));
        assertThat(calendar.closes(LocalDate.of(2027, 3, 1))).isEmpty();
        assertThat(calendar.closes(LocalDate.of(2027, 11, 25))).contains(LocalTime.of(12, 30));
        assertThat(calendar.isTradingDay(LocalDate.of(2018, 12, 5))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2027-13-01 closed", "2027-01-04 shut", "2027-01-04 closes late", "2027-01-04", "closed"})
    void shouldSayWhichLineOfAFileIsWrong(String line, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("calendar.txt"), "2027-03-01 closed\n" + line + "\n");

        assertThatThrownBy(() -> CALENDAR.with(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "%s, line 2: '%s' is no day of a trading calendar; write one like 2027-01-04 closed,"
                                + " 2027-01-04 open, or 2027-01-04 closes 13:00",
                        file, line);
    }

    @Test
    void shouldRefuseADayThatIsThereTwice(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("calendar.txt"), "2027-03-01 closed\n2027-03-01 open\n");

        assertThatThrownBy(() -> CALENDAR.with(file))
                .hasMessageEndingWith("line 2: 2027-03-01 is there twice; leave out one");
    }
}
