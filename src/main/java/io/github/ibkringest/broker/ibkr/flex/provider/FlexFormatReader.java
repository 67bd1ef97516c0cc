package io.github.ibkringest.broker.ibkr.flex.provider;

import io.github.ibkringest.broker.ibkr.flex.format.DateOrder;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.format.ZoneNames;
import io.github.ibkringest.broker.provider.Setting;
import io.github.ibkringest.broker.provider.SettingKind;
import io.github.ibkringest.broker.provider.SettingValues;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** Reads and checks the settings that say how Flex statements are written, wherever they come from. */
record FlexFormatReader(SettingValues values) {

    private static final Setting<String> ZONE = Setting.text(
            "flex.zone", FlexSettings.DEFAULT.zone().getId(), "the zone of times that are delivered without one");
    private static final Setting<String> ZONE_NAMES = Setting.text(
            "flex.zone-names", "", "meanings of zone abbreviations that differ from the table or are not in it");
    private static final Setting<String> DATE_ORDER = Setting.text(
            "flex.date-order",
            DateOrder.UNKNOWN.name(),
            "what `03/04/2026` means: `MONTH_FIRST`, `DAY_FIRST`; `UNKNOWN` refuses such dates");
    private static final Setting<Long> MAX_BYTES = new Setting<>(
            "flex.max-bytes",
            String.valueOf(FlexSettings.DEFAULT.maxBytes()),
            "the largest statement, unpacked, in bytes; reading a larger one is aborted and the statement refused",
            SettingKind.BYTES);

    /** All of them. */
    static final List<Setting<?>> ALL = List.of(ZONE, ZONE_NAMES, DATE_ORDER, MAX_BYTES);

    FlexSettings read() {
        return new FlexSettings(zone(), zoneNames(), dateOrder(), values.read(MAX_BYTES));
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(values.value(ZONE.key()));
        } catch (DateTimeException e) {
            values.complain(
                    ZONE.key() + "=" + values.value(ZONE.key()) + " is no time zone; write one like America/New_York");
            return FlexSettings.DEFAULT.zone();
        }
    }

    private ZoneNames zoneNames() {
        try {
            return ZoneNames.parse(values.value(ZONE_NAMES.key()));
        } catch (IllegalArgumentException e) {
            values.complain(ZONE_NAMES.key() + "=" + values.value(ZONE_NAMES.key()) + ": " + e.getMessage()
                    + " gives no zone a meaning; write them once each, like IST=+02:00, CST=Asia/Shanghai");
            return ZoneNames.DEFAULT;
        }
    }

    private DateOrder dateOrder() {
        String value = values.value(DATE_ORDER.key());
        List<DateOrder> all = List.of(DateOrder.values());
        return all.stream()
                .filter(order -> order.name().equals(value))
                .findFirst()
                .orElseGet(() -> {
                    values.complain(DATE_ORDER.key() + "=" + value + " must be one of "
                            + all.stream().map(DateOrder::name).collect(Collectors.joining(", ")));
                    return DateOrder.UNKNOWN;
                });
    }
}
