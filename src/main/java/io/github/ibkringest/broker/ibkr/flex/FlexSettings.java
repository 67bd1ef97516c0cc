package io.github.ibkringest.broker.ibkr.flex;

import java.time.ZoneId;

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
}
