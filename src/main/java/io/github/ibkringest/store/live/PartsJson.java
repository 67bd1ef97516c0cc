package io.github.ibkringest.store.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ibkringest.broker.live.LiveState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What came of the parts of a session, as JSON. Stateless. */
final class PartsJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PartsJson() {}

    static String of(List<LiveState.Part> parts) {
        ArrayNode array = JSON.createArrayNode();
        for (LiveState.Part part : parts) {
            ObjectNode node = array.addObject();
            node.put("part", part.name());
            node.put("outcome", part.outcome().name());
            node.put("sentence", part.sentence());
            node.put("at", part.at().toString());
        }
        return array.toString();
    }

    static List<LiveState.Part> parse(String json) {
        List<LiveState.Part> parts = new ArrayList<>();
        for (JsonNode node : tree(json)) {
            parts.add(new LiveState.Part(
                    node.path("part").asText(),
                    LiveState.Outcome.valueOf(node.path("outcome").asText()),
                    node.path("sentence").isNull()
                            ? null
                            : node.path("sentence").asText(),
                    Instant.parse(node.path("at").asText())));
        }
        return parts;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the parts of a live session are no JSON", e);
        }
    }
}
