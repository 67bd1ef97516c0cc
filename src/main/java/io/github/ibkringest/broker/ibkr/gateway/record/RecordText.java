package io.github.ibkringest.broker.ibkr.gateway.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * What a record says, as names and texts. Names that begin with {@code #} are of this program, all others are those of
 * IBKR's own programs. Not thread-safe.
 */
final class RecordText {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, String> texts = new TreeMap<>();

    /** Notes what is known; null is not. */
    RecordText put(String name, Object value) {
        if (value instanceof BigDecimal number) {
            texts.put(name, plain(number));
        } else if (value != null && !value.toString().isEmpty()) {
            texts.put(name, value.toString());
        }
        return this;
    }

    /** Notes a text that is empty when there is none any more. */
    RecordText putOrNone(String name, String text) {
        texts.put(name, text == null ? "" : text);
        return this;
    }

    /** Equal numbers have equal texts: 100 and 100.0 are no news. */
    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** What is noted under a name; null for nothing. */
    String get(String name) {
        String text = texts.get(name);
        return text == null || text.isEmpty() ? null : text;
    }

    /** The number under a name, or null. */
    BigDecimal number(String name) {
        String text = get(name);
        return text == null ? null : new BigDecimal(text);
    }

    /** As a JSON object, in alphabetical order. */
    String json() {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(json)) {
            generator.writeStartObject();
            for (Map.Entry<String, String> text : texts.entrySet()) {
                generator.writeStringField(text.getKey(), text.getValue());
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("texts are always JSON", e);
        }
        return json.toString();
    }

    /** What a JSON object says. */
    static RecordText of(String json) {
        RecordText text = new RecordText();
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                text.texts.put(name, parser.nextTextValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a stored record is not readable JSON", e);
        }
        return text;
    }

    /** 128 bits over a JSON text; not proof against attackers. */
    static UUID hash(String json) {
        long[] bits = MurmurHash3.hash128x64(json.getBytes(StandardCharsets.UTF_8));
        return new UUID(bits[0], bits[1]);
    }
}
