package io.github.ibkringest.broker.ibkr.flex.format;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the names of zones in statements mean. An abbreviation means its own offset, also on a day on which the clocks of
 * its region show the other one; the regions that Java knows by the same names ({@code CET}, {@code EST}) would not.
 * Immutable.
 *
 * @param own names that were given a meaning of their own, in capitals; they go before the table
 */
public record ZoneNames(Map<String, ZoneNames.Meaning> own) {

    /**
     * What a name was said to mean.
     *
     * @param text an offset, a region or another name
     * @param rules the same as offsets
     */
    public record Meaning(String text, ZoneRules rules) {}

    /** IBKR's offices decide where a name has several meanings: IST is Mumbai's, CST Chicago's, BST London's. */
    private static final String TABLE = """
            UTC=Z GMT=Z UT=Z WET=Z WEST=+01:00 BST=+01:00 CET=+01:00 CEST=+02:00 MET=+01:00 MEST=+02:00
            EET=+02:00 EEST=+03:00 IDT=+03:00 TRT=+03:00 SAST=+02:00 GST=+04:00 PKT=+05:00 IST=+05:30
            ICT=+07:00 WIB=+07:00 SGT=+08:00 HKT=+08:00 MYT=+08:00 JST=+09:00 KST=+09:00
            AWST=+08:00 ACST=+09:30 ACDT=+10:30 AEST=+10:00 AEDT=+11:00 NZST=+12:00 NZDT=+13:00
            NST=-03:30 NDT=-02:30 AST=-04:00 ADT=-03:00 EST=-05:00 EDT=-04:00 CST=-06:00 CDT=-05:00
            MST=-07:00 MDT=-06:00 PST=-08:00 PDT=-07:00 AKST=-09:00 AKDT=-08:00 HST=-10:00
            BRT=-03:00 BRST=-02:00 ART=-03:00 CLT=-04:00 CLST=-03:00 COT=-05:00 PET=-05:00""";

    private static final Map<String, ZoneRules> KNOWN = known();

    /** What people in the United States call the time that their clocks show, in summer and in winter. */
    private static final Map<String, String> CLOCKS = Map.of(
            "ET", "America/New_York",
            "CT", "America/Chicago",
            "MT", "America/Denver",
            "PT", "America/Los_Angeles");

    /** The table alone. */
    public static final ZoneNames DEFAULT = new ZoneNames(Map.of());

    public ZoneNames {
        own = Map.copyOf(own);
    }

    private static Map<String, ZoneRules> known() {
        Map<String, ZoneRules> known = new HashMap<>();
        for (String entry : TABLE.split("\\s+")) {
            String[] parts = entry.split("=");
            known.put(parts[0], ZoneOffset.of(parts[1]).getRules());
        }
        known.put("MSK", moscow());
        return Map.copyOf(known);
    }

    /** Moscow's standard time was four hours ahead for some years. */
    private static ZoneRules moscow() {
        ZoneOffset three = ZoneOffset.ofHours(3);
        ZoneOffset four = ZoneOffset.ofHours(4);
        return ZoneRules.of(
                three,
                three,
                List.of(),
                List.of(
                        ZoneOffsetTransition.of(LocalDateTime.of(2011, 3, 27, 2, 0), three, four),
                        ZoneOffsetTransition.of(LocalDateTime.of(2014, 10, 26, 2, 0), four, three)),
                List.of());
    }

    /**
     * Reads names with their meaning: {@code IST=+02:00, CST=Asia/Shanghai}. A meaning is an offset, a region, or
     * another name of the table.
     *
     * @throws IllegalArgumentException when one cannot be read; its message is that one
     */
    public static ZoneNames parse(String text) {
        Map<String, Meaning> own = new HashMap<>();
        for (String entry : text.split(",")) {
            if (entry.isBlank()) {
                continue;
            }
            String[] parts = entry.split("=", -1);
            ZoneRules rules = parts.length == 2 ? DEFAULT.find(parts[1].strip()) : null;
            String name = parts[0].strip().toUpperCase(Locale.ROOT);
            if (rules == null
                    || name.isEmpty()
                    || own.putIfAbsent(name, new Meaning(parts[1].strip(), rules)) != null) {
                throw new IllegalArgumentException(entry.strip());
            }
        }
        return new ZoneNames(own);
    }

    /** The names with their meaning, as {@link #parse} reads them; in alphabetical order. */
    String text() {
        return new TreeMap<>(own)
                .entrySet().stream()
                        .map(name -> name.getKey() + "=" + name.getValue().text())
                        .collect(Collectors.joining(", "));
    }

    /** The abbreviations of the table. */
    static Set<String> table() {
        return new TreeSet<>(KNOWN.keySet());
    }

    /** What a name means, be it an abbreviation, an offset or a region; null when that is not known. */
    ZoneRules find(String name) {
        String capitals = name.toUpperCase(Locale.ROOT);
        Meaning meaning = own.get(capitals);
        ZoneRules rules = meaning == null ? KNOWN.get(capitals) : meaning.rules();
        if (rules != null) {
            return rules;
        }
        try {
            return ZoneId.of(region(name, capitals)).getRules();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The region of a name in whatever letters; anything else as it is. */
    private static String region(String name, String capitals) {
        String clock = CLOCKS.get(capitals);
        if (clock != null) {
            return clock;
        }
        return name.indexOf('/') < 0
                ? name
                : ZoneId.getAvailableZoneIds().stream()
                        .filter(name::equalsIgnoreCase)
                        .findFirst()
                        .orElse(name);
    }
}
