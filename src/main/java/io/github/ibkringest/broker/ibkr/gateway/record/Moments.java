package io.github.ibkringest.broker.ibkr.gateway.record;

import io.github.ibkringest.broker.ibkr.gateway.clock.GatewayTimes;
import io.github.ibkringest.model.BrokerTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Moments in records. Stateless. */
final class Moments {

    /** Name under which a record keeps the zone of its times that name none. */
    static final String ZONE = "#zone";

    /** Whose day it is: the zone of IBKR's statements. */
    private static final ZoneId BROKER = ZoneId.of("America/New_York");

    private Moments() {}

    /** The moment under a name; null when there is none, or none that can be read. */
    static BrokerTime read(RecordText text, String name) {
        ZoneId zone = text.get(ZONE) == null ? BROKER : ZoneId.of(text.get(ZONE));
        return new GatewayTimes(zone)
                .parse(text.get(name))
                .map(read -> new BrokerTime(
                        read.time().instant(),
                        day(read.time().instant()),
                        read.time().precision(),
                        read.time().text()))
                .orElse(null);
    }

    /** A moment of this machine's clock. */
    static BrokerTime heard(Instant at) {
        return at == null ? null : new BrokerTime(at, day(at), BrokerTime.Precision.SECOND, at.toString());
    }

    /** The zone that is needed to read a time; null when the time names its own, or there is no time. */
    static ZoneId zoneOf(String time, ZoneId zone) {
        return new GatewayTimes(zone)
                        .parse(time)
                        .filter(read -> !read.isCertain())
                        .isPresent()
                ? zone
                : null;
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(BROKER).toLocalDate();
    }
}
