package io.github.ibkringest.broker.ibkr.flex.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
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
public final class RawJson {

    static final String ELEMENT = "#element";

    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonStringEncoder TEXT = JsonStringEncoder.getInstance();

    private RawJson() {}

    /** The row as JSON text. */
    public static String of(FlexRow row) {
        RowShape shape = row.shape();
        StringBuilder json = new StringBuilder(2048).append("{\"" + ELEMENT + "\":\"");
        TEXT.quoteAsString(shape.element(), json);
        for (int n = 0; n < shape.size(); n++) {
            int position = shape.alphabetical(n);
            String value = row.values()[position];
            if (!value.isEmpty()) {
                json.append(shape.quoted(position));
                TEXT.quoteAsString(value, json);
            }
        }
        return json.append("\"}").toString();
    }

    /** The text with one more value, of a name that no attribute can have. */
    static String with(String json, String name, String value) {
        return "{\"" + name + "\":\"" + value + "\"," + json.substring(1);
    }

    /** The text without a value that was put before all others. */
    public static String without(String json, String name) {
        String start = "{\"" + name + "\":\"";
        return json.startsWith(start) ? "{" + json.substring(json.indexOf("\",", start.length()) + 2) : json;
    }

    /** A 128-bit hash of the text; not collision-proof against attackers; the SHA-256 of the whole payload is. */
    public static UUID hash(String json) {
        long[] bits = MurmurHash3.hash128x64(json.getBytes(StandardCharsets.UTF_8));
        return new UUID(bits[0], bits[1]);
    }

    /** The row that a text was made from. */
    public static FlexRow parse(String json, Section section) {
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
