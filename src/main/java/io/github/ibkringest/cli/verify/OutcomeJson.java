package io.github.ibkringest.cli.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ibkringest.verify.Defect;
import io.github.ibkringest.verify.Outcome;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** What was checked, as one JSON document. */
final class OutcomeJson {

    private OutcomeJson() {}

    static String write(List<Outcome> outcomes) {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(json).useDefaultPrettyPrinter()) {
            generator.writeStartObject();
            generator.writeArrayFieldStart("checks");
            for (Outcome outcome : outcomes) {
                write(generator, outcome);
            }
            generator.writeEndArray();
            generator.writeNumberField(
                    "wrong", outcomes.stream().mapToLong(Outcome::wrong).sum());
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("outcomes are always JSON", e);
        }
        return json.toString();
    }

    private static void write(JsonGenerator generator, Outcome outcome) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("check", outcome.check().text());
        generator.writeStringField(
                "dataset", outcome.dataset() == null ? null : outcome.dataset().label());
        generator.writeNumberField("checked", outcome.checked());
        generator.writeNumberField("wrong", outcome.wrong());
        generator.writeArrayFieldStart("defects");
        for (Defect defect : outcome.defects()) {
            generator.writeStartObject();
            generator.writeStringField("account", defect.account());
            generator.writeStringField("table", defect.relation());
            generator.writeStringField("id", defect.id());
            generator.writeStringField("what", defect.what());
            generator.writeStringField("cure", outcome.check().cure());
            generator.writeEndObject();
        }
        generator.writeEndArray();
        generator.writeEndObject();
    }
}
