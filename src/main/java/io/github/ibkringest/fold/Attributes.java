package io.github.ibkringest.fold;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** The attributes of a record as delivered, which are flat: names and texts. */
final class Attributes {

    private static final JsonFactory JSON = new JsonFactory();

    private Attributes() {}

    /** The attributes that a record states, by name. */
    static Map<String, String> of(String json) {
        Map<String, String> attributes = new TreeMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                attributes.put(name, parser.getText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a stored record is not readable JSON", e);
        }
        return attributes;
    }

    /** The record that states some attributes. */
    static String json(Map<String, String> attributes) {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(json)) {
            generator.writeStartObject();
            for (Map.Entry<String, String> attribute : attributes.entrySet()) {
                generator.writeStringField(attribute.getKey(), attribute.getValue());
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("attributes are always JSON", e);
        }
        return json.toString();
    }
}
