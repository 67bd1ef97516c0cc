package io.github.ibkringest.broker.ibkr.flex;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Rows as JSON text: the non-empty attributes by name, and the element under {@value #ELEMENT}. Two rows with equal
 * content give the same text whatever the order of their attributes. Thread-safe.
 */
final class RawJson {

    static final String ELEMENT = "#element";

    private static final JsonFactory JSON = new JsonFactory();

    private RawJson() {}

    static String of(FlexRow row) {
        RowShape shape = row.shape();
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField(ELEMENT, shape.element());
            for (int n = 0; n < shape.size(); n++) {
                int position = shape.alphabetical(n);
                if (!row.values()[position].isEmpty()) {
                    json.writeStringField(shape.attribute(position), row.values()[position]);
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    /** A 128-bit hash of the text; not for adversaries, who are kept out by the SHA-256 of the whole payload. */
    static UUID hash(String json) {
        long[] bits = MurmurHash3.hash128x64(json.getBytes(StandardCharsets.UTF_8));
        return new UUID(bits[0], bits[1]);
    }

    /** The row that a text was made from. */
    static FlexRow parse(String json, Section section) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        String element = "";
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                String value = parser.nextTextValue();
                if (name.equals(ELEMENT)) {
                    element = value;
                } else {
                    names.add(name);
                    values.add(value);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a stored record is not readable JSON", e);
        }
        return new FlexRow(0, section, new RowShape(element, names), values.toArray(String[]::new), 0, 0);
    }
}
