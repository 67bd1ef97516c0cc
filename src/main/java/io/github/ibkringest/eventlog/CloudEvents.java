package io.github.ibkringest.eventlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.UUID;

/**
 * Events as CloudEvents 1.0 in JSON. Times are UTC. {@code data} is as it was recorded, to the character, so that its
 * numbers stay exact. Thread-safe.
 */
public final class CloudEvents {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "io.github.ibkringest.";

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

    /** One event, in one line. */
    public String json(Event event) {
        ObjectNode node = JSON.createObjectNode();
        node.put("specversion", "1.0");
        node.put("id", id(event));
        node.put("source", "/ibkr-ingest/" + log);
        node.put("type", type(event));
        node.put("subject", event.subject());
        node.put("time", event.occurredAt().toString());
        node.put("datacontenttype", "application/json");
        node.put("sequence", String.valueOf(event.id()));
        node.put("recordedtime", event.recordedAt().toString());
        node.put("history", event.isHistory());
        if (event.account() != null) {
            node.put("account", event.account());
            node.put("partitionkey", event.account());
        }
        if (event.revision() != null) {
            node.put("revision", event.revision());
        }
        if (event.runId() != null) {
            node.put("run", String.valueOf(event.runId()));
        }
        node.putRawValue("data", new RawValue(event.data() == null ? "null" : event.data()));
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.id(), e);
        }
    }
}
