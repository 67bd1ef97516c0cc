package io.github.ibkringest.broker.ibkr.gateway.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.model.BrokerTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTimesTest {

    private final GatewayTimes chicago = new GatewayTimes(ZoneId.of("America/Chicago"));

    @ParameterizedTest
    @CsvSource({
        "20260825 14:11:30 US/Eastern, 2026-08-25T18:11:30Z",
        "20260413 15:27:04 America/New_York, 2026-04-13T19:27:04Z",
        "20260824 15:50:07 US/Central, 2026-08-24T20:50:07Z",
        "20260824-20:00:12, 2026-08-24T20:00:12Z",
        "20260824-20:00:12Z, 2026-08-24T20:00:12Z",
        "20260411 22:18:53 Central European Standard Time, 2026-04-11T20:18:53Z",
        "20260930 22:00:00 W. Europe Standard Time, 2026-09-30T20:00:00Z",
        "20261231 22:00:00 CET, 2026-12-31T21:00:00Z",
        "20260405 12:00:00 CET, 2026-04-05T10:00:00Z",
        "20260405 12:00:00 China Standard Time, 2026-04-05T04:00:00Z",
        "20260405 12:00:00 EST5EDT, 2026-04-05T16:00:00Z",
        "20260105 12:00:00 EST, 2026-01-05T17:00:00Z",
        "20260405 12:00:00 JST, 2026-04-05T03:00:00Z",
        "20260405 12:00:00 GMT+02:00, 2026-04-05T10:00:00Z",
        "1775425766, 2026-04-05T21:49:26Z"
    })
    void shouldReadMomentsThatNameTheirZone(String text, Instant instant) {
        GatewayTime read = chicago.parse(text).orElseThrow();
        assertThat(read.time().instant()).isEqualTo(instant);
        assertThat(read.time().text()).isEqualTo(text);
        assertThat(read.isCertain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20230224  12:04:56", "20230224 12:04:56", "20230224 12:04:56 Middle-earth Standard Time"})
    void shouldAssumeTheZoneOfTheGatewayAndSaySo(String text) {
        GatewayTime read = chicago.parse(text).orElseThrow();
        assertThat(read.time().instant()).isEqualTo("2023-02-24T18:04:56Z");
        assertThat(read.isCertain()).isFalse();
    }

    @Test
    void shouldSayWhichMomentsHappenedTwice() {
        BrokerTime twice =
                chicago.parse("20261101 01:30:00 US/Eastern").orElseThrow().time();
        assertThat(twice.precision()).isEqualTo(BrokerTime.Precision.AMBIGUOUS_SECOND);
        assertThat(twice.instant()).isEqualTo("2026-11-01T05:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "tomorrow", "20261301 10:00:00 US/Eastern", "20260825 25:00:00", "20260825", "99999999999999"
            })
    void shouldReadNothingElse(String text) {
        assertThat(chicago.parse(text)).isEmpty();
        assertThat(chicago.parse(null)).isEmpty();
    }

    @Test
    void shouldKnowEveryRegionOfItsTable() {
        for (String name : List.of("Eastern Standard Time", "Tokyo Standard Time", "Dateline Standard Time")) {
            assertThat(GatewayTimes.zoneOf(name)).as(name).isPresent();
        }
        assertThat(GatewayTimes.zoneOf("Middle-earth Standard Time")).isEmpty();
    }
}
