package io.github.ibkringest.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Compares events with the JSON Schemas of their types. */
final class EventSchemas {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    /** What was compared before, by its hash, which includes that of all events before it. */
    private static final Set<String> COMPARED = ConcurrentHashMap.newKeySet();

    private EventSchemas() {}

    /** Every event of the log follows the schema of its type, which names all its fields. */
    static void areFollowed(JdbcTemplate jdbc) {
        EventLog log = new EventLog(jdbc);
        CloudEvents cloudEvents = new CloudEvents(log.head().log());
        Map<Long, String> hashes = new ConcurrentHashMap<>();
        jdbc.query("select id, encode(hash, 'hex') from trading.event", row -> {
            hashes.put(row.getLong(1), row.getString(2));
        });
        List<String> wrong = new ArrayList<>();
        for (Event event : log.after(0, EventFilter.ALL, Integer.MAX_VALUE).events()) {
            if (COMPARED.add(hashes.get(event.id()))) {
                wrong.addAll(against(event.type(), cloudEvents.json(event)));
            }
        }
        assertThat(wrong).as("events that differ from their schemas").isEmpty();
    }

    /** What is wrong with an event. */
    static List<String> against(String type, String json) {
        JsonNode event = read(json);
        List<String> wrong = new ArrayList<>();
        schema(type).validate(event).forEach(message -> wrong.add(type + " " + message));
        JsonNode described = read(CloudEvents.schema(type)).get("properties");
        undescribed(event, described).forEach(name -> wrong.add(type + ": the schema does not describe " + name));
        undescribed(event.get("data"), described.at("/data/properties"))
                .forEach(name -> wrong.add(type + ": the schema does not describe data." + name));
        return wrong;
    }

    private static List<String> undescribed(JsonNode fields, JsonNode described) {
        List<String> names = new ArrayList<>();
        fields.fieldNames().forEachRemaining(names::add);
        names.removeIf(described::has);
        return names;
    }

    private static JsonSchema schema(String type) {
        return SCHEMAS.computeIfAbsent(
                type,
                name -> JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(
                                CloudEvents.schema(name),
                                SchemaValidatorsConfig.builder()
                                        .formatAssertionsEnabled(true)
                                        .build()));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
