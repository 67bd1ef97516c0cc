package io.github.ibkringest.broker.ibkr.gateway.order;

import io.github.ibkringest.broker.ibkr.gateway.message.OrderTerms;
import io.github.ibkringest.model.OrderStatus;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What IBKR's words about orders mean. */
public final class OrderWords {

    private static final Map<String, OrderStatus> STATES = Map.of(
            "ApiPending", OrderStatus.PENDING,
            "PendingSubmit", OrderStatus.PENDING,
            "PreSubmitted", OrderStatus.WORKING,
            "Submitted", OrderStatus.WORKING,
            "PendingCancel", OrderStatus.WORKING,
            "Filled", OrderStatus.FILLED,
            "Cancelled", OrderStatus.CANCELLED,
            "ApiCancelled", OrderStatus.CANCELLED,
            "Inactive", OrderStatus.INACTIVE,
            "Expired", OrderStatus.EXPIRED);

    private static final Map<String, OrderStatus> ENDS = Map.of(
            "Filled", OrderStatus.FILLED,
            "Cancelled", OrderStatus.CANCELLED,
            "Rejected", OrderStatus.REJECTED,
            "Expired", OrderStatus.EXPIRED,
            "Inactive", OrderStatus.INACTIVE);

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("MKT", "MARKET"),
            Map.entry("LMT", "LIMIT"),
            Map.entry("STP", "STOP"),
            Map.entry("STP LMT", "STOP_LIMIT"),
            Map.entry("TRAIL", "TRAIL"),
            Map.entry("TRAIL LIMIT", "TRAIL_LIMIT"),
            Map.entry("MOC", "MOC"),
            Map.entry("LOC", "LOC"),
            Map.entry("MIDPX", "MIDPRICE"),
            Map.entry("MIDPRICE", "MIDPRICE"),
            Map.entry("REL", "REL"),
            Map.entry("MIT", "MIT"),
            Map.entry("LIT", "LIT"));

    /** Types whose limit price is one; of others it is a stale number. */
    private static final Set<String> WITH_LIMIT = Set.of("LMT", "STP LMT", "TRAIL LIMIT", "LOC", "LOO", "LIT", "MTL");

    /** Types whose second price is the one that sets them off. */
    private static final Set<String> WITH_STOP = Set.of("STP", "STP LMT", "STP PRT", "MIT", "LIT");

    private static final Pattern FILLED_SIZE = Pattern.compile("Filled Size: *(\\d{1,20}(?:\\.\\d{1,20})?)");

    private OrderWords() {}

    /** The state that a word means, where there are no fills. */
    public static OrderStatus status(String word) {
        return word == null ? OrderStatus.UNKNOWN : STATES.getOrDefault(word, OrderStatus.UNKNOWN);
    }

    /** The end that a sentence of the list of completed orders means: {@code Rejected by System:} with the reason. */
    public static OrderStatus end(String sentence) {
        if (sentence == null) {
            return OrderStatus.UNKNOWN;
        }
        String first = sentence.strip().split("[\\s:]", 2)[0];
        return ENDS.getOrDefault(first, OrderStatus.UNKNOWN);
    }

    /** The filled quantity in such a sentence, or null. */
    static BigDecimal filledSize(String sentence) {
        Matcher size = FILLED_SIZE.matcher(sentence == null ? "" : sentence.strip());
        return size.matches() ? new BigDecimal(size.group(1)) : null;
    }

    /** The reason in such a sentence, or null. */
    public static String reason(String sentence) {
        int colon = sentence == null ? -1 : sentence.indexOf(':');
        if (colon < 0 || end(sentence) == OrderStatus.FILLED) {
            return null;
        }
        String reason = sentence.substring(colon + 1).strip();
        return reason.isEmpty() ? null : reason;
    }

    /** The normalized type; OTHER when there is no word for it, null when none was told. */
    public static String type(String delivered) {
        return delivered == null ? null : TYPES.getOrDefault(delivered.toUpperCase(Locale.ROOT), "OTHER");
    }

    /** The limit price of an order of a type as delivered, if such a type has one; otherwise null. */
    public static BigDecimal limit(String type, BigDecimal stated) {
        return type != null && WITH_LIMIT.contains(type) ? stated : null;
    }

    /** The price that sets an order of a type as delivered off, if such a type has one; otherwise null. */
    public static BigDecimal stop(String type, BigDecimal aux, BigDecimal trailStop) {
        if (type == null) {
            return null;
        }
        if (type.startsWith("TRAIL")) {
            return trailStop;
        }
        return WITH_STOP.contains(type) ? aux : null;
    }

    static BigDecimal limit(OrderTerms terms) {
        return terms == null ? null : limit(terms.orderType(), terms.limitPrice());
    }

    static BigDecimal stop(OrderTerms terms) {
        return terms == null ? null : stop(terms.orderType(), terms.auxPrice(), terms.trailStopPrice());
    }
}
