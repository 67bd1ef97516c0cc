package io.github.ibkringest.eventlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Events as CloudEvents 1.0 in JSON. Times are UTC. {@code data} is as it was recorded, to the character, so that its
 * numbers stay exact. Thread-safe.
 */
public final class CloudEvents {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "io.github.ibkringest.";

    /** Version of the schemas; it changes when a field is removed or means something else, not when one is added. */
    private static final int SCHEMA = 1;

    private final UUID log;

    /** @param log the log that the events are of */
    public CloudEvents(UUID log) {
        this.log = log;
    }

    /** The id of an event among all logs: {@code log/number}. */
    public String id(Event event) {
        return log + "/" + event.id();
    }

    /** The type of an event among those of all programs. */
    public static String type(Event event) {
        return PREFIX + event.type();
    }

    /**
     * The JSON Schema of the events of a type.
     *
     * @throws IllegalArgumentException when there is no such type
     */
    public static String schema(String type) {
        String path = "/events/schema/" + SCHEMA + "/" + type + ".json";
        try (InputStream file = EventType.names().contains(type) ? CloudEvents.class.getResourceAsStream(path) : null) {
            if (file == null) {
                throw new IllegalArgumentException("there is no type of event '" + type + "'; there are "
                        + String.join(", ", new TreeSet<>(EventType.names())));
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** The attributes of an event by their names, in the order in which they are written. */
    public Map<String, Object> attributes(Event event) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", id(event));
        attributes.put("source", "/ibkr-ingest/" + log);
        attributes.put("type", type(event));
        attributes.put("subject", event.subject());
        attributes.put("time", event.occurredAt().toString());
        attributes.put("datacontenttype", "application/json");
        attributes.put("dataschema", "urn:ibkr-ingest:event:" + SCHEMA + ":" + event.type());
        attributes.put("sequence", String.valueOf(event.id()));
        attributes.put("recordedtime", event.recordedAt().toString());
        attributes.put("history", event.isHistory());
        attributes.put("account", event.account());
        attributes.put("partitionkey", event.account());
        attributes.put("revision", event.revision());
        attributes.put("run", event.runId() == null ? null : String.valueOf(event.runId()));
        attributes.values().removeIf(Objects::isNull);
        return attributes;
    }

    /** One event, in one line. */
    public String json(Event event) {
        ObjectNode node = JSON.createObjectNode();
        attributes(event).forEach(node::putPOJO);
        node.putRawValue("data", new RawValue(event.data() == null ? "null" : event.data()));
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.id(), e);
        }
    }
}
