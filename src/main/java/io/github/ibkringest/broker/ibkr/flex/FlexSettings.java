package io.github.ibkringest.broker.ibkr.flex;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How to read what a Flex statement leaves open.
 *
 * @param zone zone of times without one; IBKR uses New York's
 * @param zoneNames what the zones mean that times name
 * @param dateOrder meaning of dates with slashes
 * @param maxBytes a larger statement is refused
 */
public record FlexSettings(ZoneId zone, ZoneNames zoneNames, DateOrder dateOrder, long maxBytes) {

    /** The zone of the days that statements are about, whatever the zone of their times. */
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** IBKR's defaults. */
    public static final FlexSettings DEFAULT =
            new FlexSettings(NEW_YORK, ZoneNames.DEFAULT, DateOrder.UNKNOWN, 16L << 30);

    /** The same for statements whose times are in another zone where they name none. */
    public FlexSettings in(ZoneId own) {
        return new FlexSettings(own, zoneNames, dateOrder, maxBytes);
    }

    /** What of it decides how a statement is read, in words; the limit only refuses. */
    String reading() {
        String names = new TreeMap<>(zoneNames.own())
                .entrySet().stream()
                        .map(name -> ", " + name.getKey() + "=" + rules(name.getValue()))
                        .collect(Collectors.joining());
        return "zone " + zone.getId() + names + ", dates " + dateOrder;
    }

    /** Regions of one offset differ by their past. */
    private static String rules(ZoneRules rules) {
        return rules.getStandardOffset(Instant.EPOCH) + "#" + Integer.toHexString(rules.hashCode());
    }
}
