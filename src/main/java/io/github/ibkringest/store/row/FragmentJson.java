package io.github.ibkringest.store.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.ibkringest.broker.record.Provenance;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.fold.Fragment;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The column {@code fragments}: what else was said about a row's fact, as JSON. Thread-safe. */
final class FragmentJson {

    private static final JsonFactory JSON = new JsonFactory();

    private FragmentJson() {}

    /** The JSON text, or null when there is nothing else. */
    static String write(List<Fragment> fragments) {
        if (fragments.isEmpty()) {
            return null;
        }
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(json)) {
            generator.writeStartArray();
            for (Fragment fragment : fragments) {
                write(fragment, generator);
            }
            generator.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a fragment is always JSON", e);
        }
        return json.toString();
    }

    private static void write(Fragment fragment, JsonGenerator json) throws IOException {
        Provenance provenance = fragment.raw().provenance();
        json.writeStartObject();
        json.writeStringField("source", fragment.source());
        json.writeStringField("feed", provenance.feed());
        json.writeNumberField("rank", provenance.rank());
        json.writeStringField("part", fragment.part());
        json.writeStringField(
                "asOf", provenance.asOf() == null ? null : provenance.asOf().toString());
        json.writeStringField("hash", fragment.raw().hash().toString());
        if (fragment.from() != null) {
            json.writeStringField("from", fragment.from());
        }
        if (fragment.overruled()) {
            json.writeBooleanField("overruled", true);
        }
        json.writeFieldName("raw");
        json.writeRawValue(fragment.raw().json());
        json.writeEndObject();
    }

    static List<Fragment> read(String json) {
        List<Fragment> fragments = new ArrayList<>();
        if (json == null) {
            return fragments;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                fragments.add(fragment(parser));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a stored fragment is not readable JSON", e);
        }
        return fragments;
    }

    /** Its fields come in the order of the server. */
    private static Fragment fragment(JsonParser parser) throws IOException {
        Map<String, String> fields = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            fields.put(name, parser.nextToken().isStructStart() ? text(parser) : parser.getValueAsString());
        }
        String asOf = fields.get("asOf");
        Provenance provenance = new Provenance(
                fields.get("feed"), Integer.parseInt(fields.get("rank")), asOf == null ? null : Instant.parse(asOf));
        RawRecord raw = new RawRecord(fields.get("raw"), UUID.fromString(fields.get("hash")), provenance, "stored");
        return new Fragment(
                fields.get("source"),
                fields.get("part"),
                raw,
                fields.get("from"),
                Boolean.parseBoolean(fields.get("overruled")));
    }

    /** The object or array that the parser stands at, as text. */
    private static String text(JsonParser parser) throws IOException {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(json)) {
            generator.copyCurrentStructure(parser);
        }
        return json.toString();
    }
}
