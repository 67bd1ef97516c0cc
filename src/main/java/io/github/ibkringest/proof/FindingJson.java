package io.github.ibkringest.proof;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ibkringest.proof.Finding.Status;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/** Findings as one JSON document; numbers are texts, so that no reader rounds them. */
public final class FindingJson {

    private FindingJson() {}

    /** The document. */
    public static String write(List<Finding> findings) {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(json).useDefaultPrettyPrinter()) {
            generator.writeStartObject();
            generator.writeArrayFieldStart("equations");
            for (Finding finding : findings) {
                write(generator, finding);
            }
            generator.writeEndArray();
            generator.writeObjectFieldStart("totals");
            for (Status status : Status.values()) {
                generator.writeNumberField(
                        status.text(),
                        findings.stream()
                                .filter(finding -> finding.status() == status)
                                .count());
            }
            generator.writeEndObject();
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("findings are always JSON", e);
        }
        return json.toString();
    }

    static void write(JsonGenerator generator, Finding finding) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("account", finding.account());
        generator.writeStringField(
                "from", finding.from() == null ? null : finding.from().toString());
        generator.writeStringField("to", finding.to().toString());
        generator.writeStringField("id", finding.equation().id());
        generator.writeStringField("equation", finding.equation().text());
        generator.writeStringField("subject", finding.subject());
        generator.writeStringField("conId", finding.conId());
        generator.writeStringField("stored", text(finding.ours()));
        generator.writeStringField("broker", text(finding.broker()));
        generator.writeStringField("remainder", text(finding.remainder()));
        generator.writeStringField("tolerance", text(finding.equation().tolerance()));
        generator.writeStringField("status", finding.status().text());
        generator.writeStringField("reason", finding.reason());
        generator.writeEndObject();
    }

    private static String text(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
