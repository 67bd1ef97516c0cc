package io.github.ibkringest.broker.ibkr.flex.provider;

import io.github.ibkringest.broker.ibkr.flex.format.DateOrder;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.format.ZoneNames;
import io.github.ibkringest.broker.provider.SettingValues;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads and checks the settings that say how Flex statements are written, wherever they come from. */
record FlexFormatReader(SettingValues values) {

    private static final String ZONE = "flex.zone";
    private static final String ZONE_NAMES = "flex.zone-names";
    private static final String DATE_ORDER = "flex.date-order";
    private static final String MAX_BYTES = "flex.max-bytes";

    /** Every key, with its default. */
    static final Map<String, String> DEFAULTS = Map.of(
            ZONE, FlexSettings.DEFAULT.zone().getId(),
            ZONE_NAMES, "",
            DATE_ORDER, DateOrder.UNKNOWN.name(),
            MAX_BYTES, String.valueOf(FlexSettings.DEFAULT.maxBytes()));

    FlexSettings read() {
        return new FlexSettings(zone(), zoneNames(), dateOrder(), size(MAX_BYTES));
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(values.value(ZONE));
        } catch (DateTimeException e) {
            values.complain(ZONE + "=" + values.value(ZONE) + " is no time zone; write one like America/New_York");
            return FlexSettings.DEFAULT.zone();
        }
    }

    private ZoneNames zoneNames() {
        try {
            return ZoneNames.parse(values.value(ZONE_NAMES));
        } catch (IllegalArgumentException e) {
            values.complain(ZONE_NAMES + "=" + values.value(ZONE_NAMES) + ": " + e.getMessage()
                    + " gives no zone a meaning; write them once each, like IST=+02:00, CST=Asia/Shanghai");
            return ZoneNames.DEFAULT;
        }
    }

    private DateOrder dateOrder() {
        String value = values.value(DATE_ORDER);
        List<DateOrder> all = List.of(DateOrder.values());
        return all.stream()
                .filter(order -> order.name().equals(value))
                .findFirst()
                .orElseGet(() -> {
                    values.complain(DATE_ORDER + "=" + value + " must be one of "
                            + all.stream().map(DateOrder::name).collect(Collectors.joining(", ")));
                    return DateOrder.UNKNOWN;
                });
    }

    /** A number of bytes. */
    long size(String key) {
        try {
            long size = Long.parseLong(values.value(key));
            if (size >= 1) {
                return size;
            }
        } catch (NumberFormatException e) {
            // said below, with the sizes that nothing fits into
        }
        values.complain(key + "=" + values.value(key) + " must be a number of bytes, 1 or more");
        return 1;
    }
}
