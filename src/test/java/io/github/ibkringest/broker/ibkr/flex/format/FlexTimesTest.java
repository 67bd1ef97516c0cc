package io.github.ibkringest.broker.ibkr.flex.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.BrokerTime.Precision;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlexTimesTest {

    private static final FlexTimes TIMES = new FlexTimes(new FlexDates(DateOrder.UNKNOWN), FlexSettings.DEFAULT);

    private static LocalDate date(DateOrder order, String text) {
        return new FlexDates(order).parse(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20260705", "2026-07-05", "05-Jul-26", "5-JUL-26", "05-jul-2026"})
    void shouldReadDates(String text) {
        assertThat(date(DateOrder.UNKNOWN, text)).isEqualTo("2026-07-05");
    }

    @Test
    void shouldReadSlashesInTheOrderThatIsSet() {
        assertThat(date(DateOrder.MONTH_FIRST, "07/05/2026")).isEqualTo("2026-07-05");
        assertThat(date(DateOrder.DAY_FIRST, "05/07/26")).isEqualTo("2026-07-05");
        assertThat(date(DateOrder.DAY_FIRST, "5/7/2026")).isEqualTo("2026-07-05");
        assertThatThrownBy(() -> date(DateOrder.UNKNOWN, "07/05/2026")).hasMessageContaining("flex.date-order");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20261305",
                "20260732",
                "2026-7-05",
                "2026-07-5x",
                "2026x07-05",
                "2026-07x05",
                "2026070",
                "202607055",
                "/05/2026",
                "05/2026",
                "1/2/3/4",
                "1//2026",
                "1/2/20261",
                "1/2/202",
                "001/2/2026",
                "05-Jul-026",
                "05-ANF-26",
                "05-July-26",
                "05-Jul",
                "05-Foo-26",
                "x",
                "2026070x",
                "+2026/1/2"
            })
    void shouldRefuseWhatIsNoDate(String text) {
        assertThatThrownBy(() -> date(DateOrder.MONTH_FIRST, text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20260717;143005",
                "20260717,143005",
                "20260717 143005",
                "20260717T14:30:05",
                "20260717143005",
                "2026-07-17; 14:30:05",
                "2026-07-1714:30:05",
                "17-Jul-26;143005",
                "17-JUL-26T14:30:05",
                "17-Jul-26143005",
                "17-Jul-2614:30:05",
                "17-JUL-26143005 EDT",
                "17-Jul-2026143005",
                "17-Jul-202614:30:05EDT",
                "20260717;143005 EDT",
                "20260717;133005 EST",
                "20260717;183005 UTC",
                "20260717;183005Z",
                "20260717;183005 GMT",
                "20260717;203005 +02:00",
                "20260717;123005-06:00",
                "20260717;203005 Europe/Berlin"
            })
    void shouldReadMoments(String text) {
        assertThat(TIMES.parse(text))
                .isEqualTo(new BrokerTime(
                        Instant.parse("2026-07-17T18:30:05Z"), LocalDate.of(2026, 7, 17), Precision.SECOND, text));
    }

    @ParameterizedTest
    @CsvSource({
        "1430, 18:30:00, MINUTE",
        "14:30, 18:30:00, MINUTE",
        "143005, 18:30:05, SECOND",
        "14:30:05, 18:30:05, SECOND",
        "143000, 18:30:00, SECOND",
        "000000, 04:00:00, SECOND"
    })
    void shouldReadTimesFromAColumnOfTheirOwn(String time, String utc, Precision precision) {
        assertThat(TIMES.parse("20260717", time))
                .isEqualTo(new BrokerTime(
                        Instant.parse("2026-07-17T" + utc + "Z"),
                        LocalDate.of(2026, 7, 17),
                        precision,
                        "20260717 " + time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20260717", "20260717;", "2026-07-17", "17-Jul-26 "})
    void shouldTakeADateAsTheStartOfItsDay(String text) {
        assertThat(TIMES.parse(text))
                .isEqualTo(new BrokerTime(
                        Instant.parse("2026-07-17T04:00:00Z"), LocalDate.of(2026, 7, 17), Precision.DATE, text));
    }

    /** The clock went from 2:00 back to 1:00 on the first of November 2026, and from 2:00 to 3:00 on the eighth of March. */
    @Test
    void shouldMarkTheRepeatedHour() {
        BrokerTime repeated = TIMES.parse("20261101;013000");
        assertThat(repeated.precision()).isEqualTo(Precision.AMBIGUOUS_SECOND);
        assertThat(repeated.instant()).isEqualTo("2026-11-01T05:30:00Z");
        assertThat(TIMES.parse("20261101;013000 EST").precision()).isEqualTo(Precision.SECOND);
        BrokerTime skipped = TIMES.parse("20260308;023000");
        assertThat(skipped.precision()).isEqualTo(Precision.SECOND);
        assertThat(skipped.instant()).isEqualTo("2026-03-08T07:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20260717;x",
                "20260717;143",
                "20260717;14300",
                "20260717;1430055",
                "20260717;14:3005",
                "20260717;1430:05",
                "20260717;14:30:5",
                "20260717;14;30",
                "20260717;143005.5",
                "20260717;250000",
                "20260717;146000",
                "20260717;1430 Mars",
                "17-Jul;143005",
                "17-Jul-26x",
                ""
            })
    void shouldRefuseWhatIsNoMoment(String text) {
        assertThatThrownBy(() -> TIMES.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "17-OCT-26;14:30:05, 2026-10-17T18:30:05Z",
        "17/10/26143005, 2026-10-17T18:30:05Z",
        "17/10/2026143005, 2026-10-17T18:30:05Z",
        "17/10/261430, 2026-10-17T18:30:00Z",
        "17/10/20261430, 2026-10-17T18:30:00Z",
        "17/10/2614:30, 2026-10-17T18:30:00Z",
        "17/10/202614:30, 2026-10-17T18:30:00Z",
        "17/10/2614:30:05, 2026-10-17T18:30:05Z",
        "17/10/202614:30:05-0400, 2026-10-17T18:30:05Z",
        "17/10/2014:30, 2020-10-17T18:30:00Z",
        "17/10/20143005, 2020-10-17T18:30:05Z",
        "2026-10-171430, 2026-10-17T18:30:00Z",
        "202610171430, 2026-10-17T18:30:00Z"
    })
    void shouldTellTheYearFromTheTimeThatFollowsAtOnce(String text, String utc) {
        assertThat(dayFirst().parse(text).instant()).isEqualTo(utc);
    }

    /** 2010 at 15:30, or 2020 at 10:15:30; and what is neither. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "17/10/20101530",
                "17-Oct-20101530",
                "17/10/20253075",
                "17/10/261",
                "17/10/26143",
                "17/10/2614300",
                "17/10/202614300",
                "17/10/20261430055",
                "17/10/26143:30"
            })
    void shouldSayWhatToChooseWhereTheYearCanNotBeTold(String text) {
        assertThatThrownBy(() -> dayFirst().parse(text)).hasMessage(DateLength.CURE);
    }

    private static FlexTimes dayFirst() {
        FlexSettings settings = new FlexSettings(FlexSettings.NEW_YORK, ZoneNames.DEFAULT, DateOrder.DAY_FIRST, 1);
        return new FlexTimes(new FlexDates(DateOrder.DAY_FIRST), settings);
    }

    @ParameterizedTest
    @EnumSource(DateOrder.class)
    void shouldReadUnambiguousDatesInEveryOrder(DateOrder order) {
        assertThat(date(order, "20260717")).isEqualTo("2026-07-17");
    }
}
