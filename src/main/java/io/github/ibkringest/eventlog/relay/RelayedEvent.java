package io.github.ibkringest.eventlog.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.eventlog.CloudEvents;
import io.github.ibkringest.eventlog.Event;
import java.util.Map;

/**
 * An event on its way to a consumer.
 *
 * @param id its number
 * @param key its id among the events of all logs, as in the CloudEvent
 * @param type its type
 * @param account code of the account, or null
 * @param subject the key of what it is about
 * @param symbol symbol of the contract, or null
 * @param history whether the fact was old when it was learnt
 * @param json the whole event as a CloudEvent
 * @param attributes the attributes of the CloudEvent
 * @param data what it says, a JSON object; null when the account was removed
 */
public record RelayedEvent(
        long id,
        String key,
        String type,
        String account,
        String subject,
        String symbol,
        boolean history,
        String json,
        Map<String, Object> attributes,
        String data) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public RelayedEvent {
        attributes = Map.copyOf(attributes);
    }

    static RelayedEvent of(Event event, CloudEvents cloudEvents) {
        return new RelayedEvent(
                event.id(),
                cloudEvents.id(event),
                event.type(),
                event.account(),
                event.subject(),
                symbol(event),
                event.isHistory(),
                cloudEvents.json(event),
                cloudEvents.attributes(event),
                event.data());
    }

    private static String symbol(Event event) {
        try {
            JsonNode symbol =
                    event.data() == null ? null : JSON.readTree(event.data()).get("symbol");
            return symbol == null || symbol.isNull() ? null : symbol.asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.id(), e);
        }
    }
}
