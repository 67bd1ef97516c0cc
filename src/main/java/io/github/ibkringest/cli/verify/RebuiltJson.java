package io.github.ibkringest.cli.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ibkringest.rebuild.Difference;
import io.github.ibkringest.rebuild.Rebuilt;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** What differs between the store and what its documents say today, as one JSON document. */
final class RebuiltJson {

    private RebuiltJson() {}

    static String write(Rebuilt rebuilt, List<Difference> differences) {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(json).useDefaultPrettyPrinter()) {
            generator.writeStartObject();
            generator.writeArrayFieldStart("tables");
            for (Rebuilt.Table table : rebuilt.tables()) {
                generator.writeStartObject();
                generator.writeStringField("table", table.name());
                generator.writeNumberField("rows", table.rows());
                generator.writeNumberField("differing", table.differing());
                generator.writeEndObject();
            }
            generator.writeEndArray();
            generator.writeArrayFieldStart("differences");
            for (Difference difference : differences) {
                write(generator, difference);
            }
            generator.writeEndArray();
            generator.writeArrayFieldStart("failures");
            for (String failure : rebuilt.failures()) {
                generator.writeString(failure);
            }
            generator.writeEndArray();
            generator.writeBooleanField("equal", rebuilt.isEqual());
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("differences are always JSON", e);
        }
        return json.toString();
    }

    private static void write(JsonGenerator generator, Difference difference) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("account", difference.account());
        generator.writeStringField("table", difference.table());
        generator.writeStringField("key", difference.key());
        generator.writeStringField("kind", difference.kind().name().toLowerCase(Locale.ROOT));
        generator.writeArrayFieldStart("columns");
        for (Difference.Value value : difference.values()) {
            generator.writeStartObject();
            generator.writeStringField("column", value.name());
            generator.writeStringField("stored", value.stored());
            generator.writeStringField("rebuilt", value.rebuilt());
            generator.writeEndObject();
        }
        generator.writeEndArray();
        generator.writeEndObject();
    }
}
