package io.github.ibkringest.store.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Counts as JSON objects. */
public final class CountsJson {

    private static final JsonFactory JSON = new JsonFactory();

    private CountsJson() {}

    /** What is written with a generator. */
    private interface Body {
        void write(JsonGenerator generator) throws IOException;
    }

    /** Counts by name. */
    public static String of(Map<String, Long> counts) {
        return written(generator -> write(generator, counts));
    }

    /** Counts by the names of a group and their own. */
    public static String ofGroups(Map<String, Map<String, Long>> groups) {
        return written(generator -> {
            generator.writeStartObject();
            for (Map.Entry<String, Map<String, Long>> group : groups.entrySet()) {
                generator.writeFieldName(group.getKey());
                write(generator, group.getValue());
            }
            generator.writeEndObject();
        });
    }

    private static void write(JsonGenerator generator, Map<String, Long> counts) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            generator.writeNumberField(count.getKey(), count.getValue());
        }
        generator.writeEndObject();
    }

    private static String written(Body body) {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(json)) {
            body.write(generator);
        } catch (IOException e) {
            throw new UncheckedIOException("counts are always JSON", e);
        }
        return json.toString();
    }
}
