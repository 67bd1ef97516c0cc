package io.github.ibkringest.fold;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.ibkringest.broker.record.Readings;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The attributes of a record as delivered, which are flat: names and texts, each with how it was read. */
final class Attributes {

    /** What the program itself notes in a record begins so; no setting decides how it is read. */
    private static final String MARK = "#";

    private static final JsonFactory JSON = new JsonFactory();

    private Attributes() {}

    /**
     * What a record states in an attribute.
     *
     * @param text as delivered
     * @param reading the number of the settings that it was read with; null for the first ones
     */
    record Stated(String text, String reading) {}

    /** The attributes that a record states, by name. */
    static Map<String, Stated> of(String json) {
        Map<String, String> texts = texts(json);
        String reading = texts.remove(Readings.MARK);
        Map<String, Stated> attributes = new TreeMap<>();
        texts.forEach((name, text) -> attributes.put(name, new Stated(text, name.startsWith(MARK) ? null : reading)));
        return attributes;
    }

    private static Map<String, String> texts(String json) {
        Map<String, String> texts = new TreeMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                texts.put(name, parser.getText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a stored record is not readable JSON", e);
        }
        return texts;
    }

    /** The record that states some attributes. */
    static String json(Map<String, Stated> attributes) {
        Set<String> readings = readings(attributes);
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(json)) {
            generator.writeStartObject();
            if (readings.size() == 1 && !readings.contains(null)) {
                generator.writeStringField(Readings.MARK, readings.iterator().next());
            }
            for (Map.Entry<String, Stated> attribute : attributes.entrySet()) {
                String reading = attribute.getValue().reading();
                if (readings.size() > 1 && reading != null) {
                    generator.writeStringField(Readings.MARK + " " + attribute.getKey(), reading);
                }
                generator.writeStringField(
                        attribute.getKey(), attribute.getValue().text());
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("attributes are always JSON", e);
        }
        return json.toString();
    }

    /** How the attributes of the broker were read. */
    private static Set<String> readings(Map<String, Stated> attributes) {
        Set<String> readings = new HashSet<>();
        attributes.forEach((name, stated) -> {
            if (!name.startsWith(MARK)) {
                readings.add(stated.reading());
            }
        });
        return readings;
    }
}
