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
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

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

    /** The time of the fact in the zone of the reader. */
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
                        text(data, "filled_quantity"),
                        price(data, "average_price"),
                        change(data, "old_status", "status"),
                        "order " + event.subject());
            case "execution" ->
                join(
                        text(data, "symbol"),
                        text(data, "side"),
                        text(data, "quantity"),
                        price(data, "price"),
                        text(data, "currency"),
                        data.path("is_effective").asBoolean(true) ? "" : "counts no more");
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

    private static String price(JsonNode data, String field) {
        String price = text(data, field);
        return price.isEmpty() ? "" : "@ " + price;
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
