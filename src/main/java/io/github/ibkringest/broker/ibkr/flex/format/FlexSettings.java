package io.github.ibkringest.broker.ibkr.flex.format;

import java.time.ZoneId;
import java.util.List;

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
    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final String ZONE = "zone ";
    private static final String DATES = "dates ";
    private static final String SEPARATOR = ", ";

    /** IBKR's defaults. */
    public static final FlexSettings DEFAULT =
            new FlexSettings(NEW_YORK, ZoneNames.DEFAULT, DateOrder.UNKNOWN, 16L << 30);

    /** The same for statements whose times are in another zone where they name none. */
    public FlexSettings in(ZoneId own) {
        return new FlexSettings(own, zoneNames, dateOrder, maxBytes);
    }

    /** What of it decides how a statement is read, as {@link #read} reads it; the limit only refuses. */
    public String reading() {
        String names = zoneNames.text();
        return ZONE + zone.getId() + (names.isEmpty() ? "" : SEPARATOR + names) + SEPARATOR + DATES + dateOrder;
    }

    /** The same with what decides how a statement was read once. */
    public FlexSettings read(String reading) {
        List<String> parts = List.of(reading.split(SEPARATOR));
        int last = parts.size() - 1;
        return new FlexSettings(
                ZoneId.of(parts.get(0).substring(ZONE.length())),
                ZoneNames.parse(String.join(",", parts.subList(1, last))),
                DateOrder.valueOf(parts.get(last).substring(DATES.length())),
                maxBytes);
    }
}
