package io.github.ibkringest.broker.ibkr.gateway.clock;

import io.github.ibkringest.model.BrokerTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads moments in every form that gateways were seen to write. Immutable and thread-safe.
 *
 * <p>A setting of the gateway decides about the form. {@code 20260825 14:11:30 US/Eastern} names its zone;
 * {@code 20260825-18:11:30} is UTC, although it does not say so; {@code 20260825  14:11:30} is the gateway's own.
 *
 * @param zone the gateway's own zone, for moments that name none
 */
public record GatewayTimes(ZoneId zone) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(-| +)(\\d{2}):(\\d{2}):(\\d{2})(?: +(\\S.*)| *(Z))?");
    private static final Pattern EPOCH = Pattern.compile("\\d{9,11}");

    /** What other programs call a region; those that Java knows are not here. */
    private static final Map<String, String> ALIASES = Map.of(
            "EST", "-05:00",
            "EDT", "-04:00",
            "CST", "-06:00",
            "CDT", "-05:00",
            "CEST", "+02:00",
            "JST", "Asia/Tokyo",
            "HKT", "Asia/Hong_Kong",
            "SGT", "Asia/Singapore");

    /** The moment that a text means; empty when it means none. */
    public Optional<GatewayTime> parse(String text) {
        if (text == null) {
            return Optional.empty();
        }
        String stripped = text.strip();
        if (EPOCH.matcher(stripped).matches()) {
            LocalDateTime utc = LocalDateTime.ofEpochSecond(Long.parseLong(stripped), 0, ZoneOffset.UTC);
            return Optional.of(at(utc, ZoneOffset.UTC, true, text));
        }
        Matcher form = FORM.matcher(stripped);
        return form.matches() ? local(form).flatMap(local -> zoned(local, form, text)) : Optional.empty();
    }

    /** The region that a gateway names, by whatever name; empty when nobody knows it. */
    public static Optional<ZoneId> zoneOf(String name) {
        String region = WindowsZones.region(name);
        try {
            return Optional.of(ZoneId.of(region == null ? name : region, ALIASES));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<GatewayTime> zoned(LocalDateTime local, Matcher form, String text) {
        if (form.group(8) != null) {
            Optional<ZoneId> named = zoneOf(form.group(8));
            return Optional.of(at(local, named.orElse(zone), named.isPresent(), text));
        }
        boolean isUtc = form.group(4).equals("-") || form.group(9) != null;
        return Optional.of(isUtc ? at(local, ZoneOffset.UTC, true, text) : at(local, zone, false, text));
    }

    private static Optional<LocalDateTime> local(Matcher form) {
        try {
            return Optional.of(LocalDateTime.of(
                    LocalDate.of(number(form, 1), number(form, 2), number(form, 3)),
                    LocalTime.of(number(form, 5), number(form, 6), number(form, 7))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }

    private static GatewayTime at(LocalDateTime local, ZoneId in, boolean isCertain, String text) {
        Instant instant = local.atZone(in).toInstant();
        BrokerTime.Precision precision = in.getRules().getValidOffsets(local).size() == 2
                ? BrokerTime.Precision.AMBIGUOUS_SECOND
                : BrokerTime.Precision.SECOND;
        return new GatewayTime(new BrokerTime(instant, local.toLocalDate(), precision, text), isCertain);
    }
}
