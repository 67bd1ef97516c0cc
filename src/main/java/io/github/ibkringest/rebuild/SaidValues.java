package io.github.ibkringest.rebuild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What two rows say, value by value. Stateless. */
final class SaidValues {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private SaidValues() {}

    /** The values that differ; numbers are compared as such. */
    static List<Difference.Value> differing(String stored, String rebuilt) {
        List<Difference.Value> values = new ArrayList<>();
        if (!stored.equals(rebuilt)) {
            compare("", read(stored), read(rebuilt), values);
        }
        return values;
    }

    private static void compare(String prefix, JsonNode stored, JsonNode rebuilt, List<Difference.Value> values) {
        Set<String> names = new TreeSet<>();
        names(stored).forEachRemaining(names::add);
        names(rebuilt).forEachRemaining(names::add);
        for (String name : names) {
            JsonNode one = stored.path(name);
            JsonNode other = rebuilt.path(name);
            if (one.isObject() && other.isObject()) {
                compare(prefix + name + ".", one, other, values);
            } else if (!isEqual(one, other)) {
                values.add(new Difference.Value(prefix + name, text(one), text(other)));
            }
        }
    }

    private static Iterator<String> names(JsonNode object) {
        return object.fieldNames();
    }

    private static boolean isEqual(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : Objects.equals(text(one), text(other));
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull()
                ? null
                : value.isTextual() ? value.textValue() : value.toString();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database writes JSON that is none", e);
        }
    }
}
