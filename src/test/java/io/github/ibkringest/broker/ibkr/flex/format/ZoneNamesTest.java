package io.github.ibkringest.broker.ibkr.flex.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.BrokerTime.Precision;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneNamesTest {

    private static final Map<String, Set<String>> OFFSETS = Map.ofEntries(
            Map.entry("Z", Set.of("UTC", "GMT", "UT", "WET")),
            Map.entry("+01:00", Set.of("WEST", "BST", "CET", "MET")),
            Map.entry("+02:00", Set.of("CEST", "MEST", "EET", "SAST")),
            Map.entry("+03:00", Set.of("EEST", "IDT", "TRT", "MSK")),
            Map.entry("+04:00", Set.of("GST")),
            Map.entry("+05:00", Set.of("PKT")),
            Map.entry("+05:30", Set.of("IST")),
            Map.entry("+07:00", Set.of("ICT", "WIB")),
            Map.entry("+08:00", Set.of("AWST", "SGT", "HKT", "MYT")),
            Map.entry("+09:00", Set.of("JST", "KST")),
            Map.entry("+09:30", Set.of("ACST")),
            Map.entry("+10:00", Set.of("AEST")),
            Map.entry("+10:30", Set.of("ACDT")),
            Map.entry("+11:00", Set.of("AEDT")),
            Map.entry("+12:00", Set.of("NZST")),
            Map.entry("+13:00", Set.of("NZDT")),
            Map.entry("-02:00", Set.of("BRST")),
            Map.entry("-02:30", Set.of("NDT")),
            Map.entry("-03:00", Set.of("ADT", "BRT", "ART", "CLST")),
            Map.entry("-03:30", Set.of("NST")),
            Map.entry("-04:00", Set.of("EDT", "AST", "CLT")),
            Map.entry("-05:00", Set.of("EST", "CDT", "COT", "PET")),
            Map.entry("-06:00", Set.of("CST", "MDT")),
            Map.entry("-07:00", Set.of("MST", "PDT")),
            Map.entry("-08:00", Set.of("PST", "AKDT")),
            Map.entry("-09:00", Set.of("AKST")),
            Map.entry("-10:00", Set.of("HST")));

    static Stream<String[]> table() {
        return OFFSETS.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(name -> new String[] {name, entry.getKey()}));
    }

    private static BrokerTime parse(ZoneNames names, String text) {
        return times(names).parse(text);
    }

    private static FlexTimes times(ZoneNames names) {
        FlexSettings settings = new FlexSettings(FlexSettings.NEW_YORK, names, DateOrder.UNKNOWN, 1);
        return new FlexTimes(new FlexDates(settings.dateOrder()), settings);
    }

    /** An abbreviation is no region: in July, too, CET is one hour ahead, and AEDT eleven. */
    @ParameterizedTest
    @MethodSource("table")
    void shouldMeanItsOwnOffsetInSummerAndWinter(String name, String offset) {
        for (String day : Set.of("2026-01-15", "2026-07-15")) {
            BrokerTime read = parse(ZoneNames.DEFAULT, day + ";120000 " + name);
            assertThat(read.instant())
                    .isEqualTo(LocalDateTime.parse(day + "T12:00:00").toInstant(ZoneOffset.of(offset)));
            assertThat(read.localDate()).isEqualTo(day);
            assertThat(read.precision()).isEqualTo(Precision.SECOND);
        }
    }

    @Test
    void shouldTestTheWholeTable() {
        Set<String> tested = new TreeSet<>();
        OFFSETS.values().forEach(tested::addAll);
        assertThat(ZoneNames.table()).isEqualTo(tested);
    }

    @ParameterizedTest
    @CsvSource({
        "20110326, 2011-03-26T09:00:00Z",
        "20120115, 2012-01-15T08:00:00Z",
        "20140715, 2014-07-15T08:00:00Z",
        "20141027, 2014-10-27T09:00:00Z"
    })
    void shouldKnowWhenMoscowWasFourHoursAhead(String day, String utc) {
        assertThat(parse(ZoneNames.DEFAULT, day + ";120000 MSK").instant()).isEqualTo(utc);
    }

    @Test
    void shouldLetASettingSayWhatANameMeans() {
        ZoneNames own = ZoneNames.parse(" IST = +02:00, cst=Asia/Shanghai,XYZ=AEST, ");
        assertThat(parse(own, "20260115;120000 IST").instant()).isEqualTo("2026-01-15T10:00:00Z");
        assertThat(parse(own, "20260115;120000 CST").instant()).isEqualTo("2026-01-15T04:00:00Z");
        assertThat(parse(own, "20260115;120000 xyz").instant()).isEqualTo("2026-01-15T02:00:00Z");
        assertThat(parse(own, "20260115;120000 BST").instant()).isEqualTo("2026-01-15T11:00:00Z");
    }

    /** A region has the offset of that day, and an hour that it has twice. */
    @Test
    void shouldReadRegionsAsTheirClocksGo() {
        assertThat(parse(ZoneNames.parse("IST=Europe/Dublin"), "20260715;120000 IST")
                        .instant())
                .isEqualTo("2026-07-15T11:00:00Z");
        BrokerTime twice = parse(ZoneNames.DEFAULT, "20261025;023000 Europe/Berlin");
        assertThat(twice.precision()).isEqualTo(Precision.AMBIGUOUS_SECOND);
        assertThat(twice.instant()).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(parse(ZoneNames.DEFAULT, "20261025;023000 CET").precision()).isEqualTo(Precision.SECOND);
    }

    @ParameterizedTest
    @CsvSource({
        "ET, 16",
        "et, 16",
        "CT, 17",
        "MT, 18",
        "PT, 19",
        "US/Eastern, 16",
        "America/New_York, 16",
        "america/new_york, 16",
        "EUROPE/ZURICH, 10"
    })
    void shouldKnowWhatClocksShow(String name, int utc) {
        LocalDateTime noon = LocalDateTime.parse("2026-07-15T12:00:00");
        assertThat(parse(ZoneNames.DEFAULT, "20260715;120000 " + name).instant())
                .isEqualTo(noon.withHour(utc).toInstant(ZoneOffset.UTC));
        assertThat(parse(ZoneNames.DEFAULT, "20260115;120000 " + name).instant())
                .isEqualTo(LocalDateTime.parse("2026-01-15T12:00:00")
                        .withHour(utc + 1)
                        .toInstant(ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"IST", "IST=", "IST=Mars", "=+02:00", "IST=+02:00=x", "IST=+02:00, ist=+01:00", "IST +02:00"})
    void shouldRefuseWhatGivesNoMeaning(String text) {
        assertThatThrownBy(() -> ZoneNames.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XYZ", "+25:00", "Mars/North", "E"})
    void shouldNameTheSettingForAnUnknownZone(String name) {
        assertThatThrownBy(() -> parse(ZoneNames.DEFAULT, "20260715;120000 " + name))
                .isInstanceOfSatisfying(
                        UnknownZoneException.class, e -> assertThat(e.local()).isEqualTo("2026-07-15T12:00"))
                .hasMessage(
                        "the zone %s is unknown; define it in the setting flex.zone-names, like" + " %s=+02:00",
                        name, name);
    }
}
