package io.github.ibkringest.cli.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.eventlog.Event;
import io.github.ibkringest.eventlog.EventType;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.TreeSet;

/**
 * An event as people read it: number, time, account, type, and what it says.
 *
 * @param zone zone of the times
 */
public record EventLine(ZoneId zone) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssXXX");

    /** The types that there are, in words. */
    public static String typesKnown() {
        return "there are " + String.join(", ", new TreeSet<>(EventType.names()));
    }

    /** One line. */
    public String of(Event event) {
        return "%6d  %s  %-10s %-19s %s"
                .formatted(
                        event.id(),
                        time(event),
                        event.account() == null ? "" : event.account(),
                        event.type(),
                        said(event))
                .stripTrailing();
    }

    /** The time of the fact in the zone of the reader, with its offset. */
    public String time(Event event) {
        return TIME.format(event.occurredAt().atZone(zone));
    }

    /** What the event says, in a few words. */
    public static String said(Event event) {
        if (event.data() == null) {
            return "(the account was removed)";
        }
        JsonNode data = data(event);
        String kind = event.type().substring(0, event.type().indexOf('.'));
        return switch (kind) {
            case "order" ->
                join(
                        text(data, "symbol"),
                        text(data, "side"),
                        amount(data),
                        after("limit ", change(data, "old_limit_price", "limit_price")),
                        after("@ ", text(data, "average_price")),
                        change(data, "old_status", "status"),
                        reason(data),
                        cost(data),
                        after("not listed since ", text(data, "not_seen_since")),
                        isEffective(data) ? "" : "another row stands for it",
                        "order " + event.subject());
            case "execution" ->
                join(
                        text(data, "symbol"),
                        text(data, "side"),
                        text(data, "quantity"),
                        after("@ ", text(data, "price")),
                        text(data, "currency"),
                        cost(data),
                        isEffective(data) ? "" : "counts no more");
            case "option" -> join(text(data, "symbol"), text(data, "quantity"), text(data, "event_date"));
            case "position" -> join(text(data, "symbol"), change(data, "quantity_before", "quantity_after"));
            case "day" -> join(text(data, "day"), text(data, "dataset"));
            case "run" -> join(text(data, "dataset"), text(data, "payload"), text(data, "error"));
            default -> join(text(data, "dataset"), text(data, "place"), text(data, "reason"));
        };
    }

    /** What the event says, as it was recorded. */
    public static JsonNode data(Event event) {
        try {
            return JSON.readTree(event.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.id(), e);
        }
    }

    private static String text(JsonNode data, String field) {
        JsonNode value = data.path(field);
        return value.isMissingNode() || value.isNull()
                ? ""
                : value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }

    /** How much of an order is filled, unless all of it is or nothing says so. */
    private static String amount(JsonNode data) {
        String filled = change(data, "old_filled_quantity", "filled_quantity");
        String quantity = change(data, "old_quantity", "quantity");
        if (filled.isEmpty() || quantity.isEmpty()) {
            return filled.isEmpty() ? quantity : filled;
        }
        boolean isAll = data.path("filled_quantity")
                        .decimalValue()
                        .compareTo(data.path("quantity").decimalValue())
                == 0;
        return isAll ? text(data, "quantity") : filled + " of " + quantity;
    }

    /** Why it was rejected or cancelled, in the broker's words. */
    private static String reason(JsonNode data) {
        String reason = text(data, "status_reason").strip().replaceAll("\\s+", " ");
        return reason.isEmpty() ? "" : "(" + reason + ")";
    }

    private static String cost(JsonNode data) {
        String commission = text(data, "commission");
        return commission.isEmpty() ? "" : join("commission", commission, text(data, "commission_currency"));
    }

    private static boolean isEffective(JsonNode data) {
        return data.path("is_effective").asBoolean(true);
    }

    private static String after(String word, String text) {
        return text.isEmpty() ? "" : word + text;
    }

    private static String change(JsonNode data, String old, String now) {
        String before = text(data, old);
        return before.isEmpty() || before.equals(text(data, now)) ? text(data, now) : before + " -> " + text(data, now);
    }

    private static String join(String... words) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            if (!word.isEmpty()) {
                line.append(line.length() == 0 ? "" : " ").append(word);
            }
        }
        return line.toString();
    }
}
