package io.github.ibkringest.broker.ibkr.flex.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.model.BrokerTime;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a query is set to, a moment is read as it was written, or refused with what to choose in the query. */
class MomentsTest {

    private static final Map<String, String> ZONES = Map.of(
            " EDT", "-04:00", "AEDT", "+11:00", " CET", "+01:00", "Z", "Z", " +05:30", "+05:30", "-06:00", "-06:00");

    private static final LocalDateTime FIRST = LocalDateTime.of(2001, 1, 1, 0, 0);

    @Provide
    Arbitrary<LocalDateTime> moments() {
        return Arbitraries.longs()
                .between(0, ChronoUnit.SECONDS.between(FIRST, LocalDateTime.of(2040, 1, 1, 0, 0)))
                .map(FIRST::plusSeconds);
    }

    @Provide
    Arbitrary<String> dates() {
        return Arbitraries.of(
                "yyyyMMdd", "yyyy-MM-dd", "dd-MMM-yy", "MM/dd/yy", "MM/dd/yyyy", "dd/MM/yy", "dd/MM/yyyy");
    }

    @Provide
    Arbitrary<String> times() {
        return Arbitraries.of("HHmmss", "HHmm", "HH:mm:ss", "HH:mm");
    }

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of("", ";", ",", " ", "T", ", ");
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of(ZONES.keySet());
    }

    @Property(tries = 5_000)
    void shouldReadWhatWasWritten(
            @ForAll("moments") LocalDateTime moment,
            @ForAll("dates") String date,
            @ForAll("times") String time,
            @ForAll("separators") String separator,
            @ForAll("zones") String zone,
            @ForAll boolean capitals) {
        String day = written(moment, date);
        String text = (capitals ? day.toUpperCase(Locale.ROOT) : day) + separator + written(moment, time) + zone;
        LocalDateTime stated = time.endsWith("ss") ? moment : moment.truncatedTo(ChronoUnit.MINUTES);
        boolean twoWays =
                separator.isEmpty() && List.of("HHmmss", "HHmm").contains(time) && isTwoWays(day, time, moment);
        try {
            BrokerTime read = reader(date).parse(text);
            assertThat(read.instant()).as(text).isEqualTo(stated.toInstant(ZoneOffset.of(ZONES.get(zone))));
            assertThat(read.localDate()).isEqualTo(moment.toLocalDate());
            assertThat(twoWays).as(text + " has two meanings").isFalse();
        } catch (DateTimeException e) {
            assertThat(e).hasMessage(DateLength.CURE);
            assertThat(twoWays).as(text + " has one meaning").isTrue();
        }
    }

    /** The first years of the century look like an hour: 20 and 10:15:30, or 2010 and 15:30. */
    private static boolean isTwoWays(String day, String time, LocalDateTime moment) {
        boolean byName = day.contains("-") && day.charAt(4) != '-' || day.contains("/");
        if (!byName) {
            return false;
        }
        boolean fourDigits = day.matches(".*[/-]\\d{4}");
        if (time.equals("HHmm")) {
            return fourDigits && moment.getYear() < 2024;
        }
        return !fourDigits && moment.getYear() == 2020 && moment.getSecond() < 60 && moment.getMinute() < 24;
    }

    private static String written(LocalDateTime moment, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(moment);
    }

    private static FlexTimes reader(String date) {
        DateOrder order = date.startsWith("dd/") ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
        FlexSettings settings = new FlexSettings(FlexSettings.NEW_YORK, ZoneNames.DEFAULT, order, 1);
        return new FlexTimes(new FlexDates(order), settings);
    }
}
