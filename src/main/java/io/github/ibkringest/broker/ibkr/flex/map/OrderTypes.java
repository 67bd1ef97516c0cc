package io.github.ibkringest.broker.ibkr.flex.map;

import java.util.Map;

/** IBKR's order types in the normalized vocabulary. The set is open: unknown ones become OTHER. */
final class OrderTypes {

    private static final Map<String, String> NORMALIZED = Map.ofEntries(
            Map.entry("MKT", "MARKET"),
            Map.entry("LMT", "LIMIT"),
            Map.entry("STP", "STOP"),
            Map.entry("STPLMT", "STOP_LIMIT"),
            Map.entry("TRAIL", "TRAIL"),
            Map.entry("TRAILLMT", "TRAIL_LIMIT"),
            Map.entry("MOC", "MOC"),
            Map.entry("LOC", "LOC"),
            Map.entry("MIDPX", "MIDPRICE"),
            Map.entry("REL", "REL"),
            Map.entry("MIT", "MIT"),
            Map.entry("LIT", "LIT"));

    private OrderTypes() {}

    /** The normalized type, or null when none was delivered. */
    static String normalize(String delivered) {
        return delivered == null ? null : NORMALIZED.getOrDefault(delivered, "OTHER");
    }
}
