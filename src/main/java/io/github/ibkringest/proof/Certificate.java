package io.github.ibkringest.proof;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.proof.Finding.Status;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/**
 * What came of holding an account against one statement, with all that is needed to check it again. Immutable.
 *
 * @param account code of the account
 * @param from first day of the statement
 * @param to its last day
 * @param madeAt when it was made
 * @param payloads SHA-256 digests of the payloads that the stored rows of these days come from, in hex, sorted
 * @param log the end of the event log at that time
 * @param findings each equation with both sides
 */
public record Certificate(
        String account,
        LocalDate from,
        LocalDate to,
        Instant madeAt,
        List<String> payloads,
        LogEnd log,
        List<Finding> findings) {

    /** The format of the document. */
    private static final String FORMAT = "ibkr-ingest certificate 1";

    /**
     * The end of the event log.
     *
     * @param feed identifies the log
     * @param lastId number of its last event; 0 for none
     * @param hash the hash of that event, in hex
     */
    public record LogEnd(String feed, long lastId, String hash) {}

    public Certificate {
        payloads = List.copyOf(payloads);
        findings = List.copyOf(findings);
    }

    /** How many equations came out so. */
    public long count(Status status) {
        return findings.stream().filter(finding -> finding.status() == status).count();
    }

    /** Broken if any equation is; proven if none is and at least one was; else not stated. */
    public Status status() {
        if (count(Status.BROKEN) > 0) {
            return Status.BROKEN;
        }
        return count(Status.PROVEN) > 0 ? Status.PROVEN : Status.NOT_STATED;
    }

    /** The document: JSON, its numbers texts. */
    public String document() {
        return json(true);
    }

    /** The digest of the document. */
    public String sha256() {
        return sha256(document());
    }

    /** The same as it was kept before: with the moment and the end of the log of that document. */
    Certificate asKept(String document) {
        try {
            JsonNode kept = new ObjectMapper().readTree(document);
            JsonNode end = kept.get("eventLog");
            LogEnd known = new LogEnd(
                    end.get("feed").asText(),
                    end.get("lastId").asLong(),
                    end.get("hash").asText());
            return new Certificate(
                    account, from, to, Instant.parse(kept.get("madeAt").asText()), payloads, known, findings);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored certificate is not readable", e);
        }
    }

    /** The digest of what came out, whenever it was made. */
    String outcome() {
        return sha256(json(false));
    }

    private String json(boolean withMoment) {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(json).useDefaultPrettyPrinter()) {
            generator.writeStartObject();
            generator.writeStringField("format", FORMAT);
            generator.writeStringField("account", account);
            generator.writeStringField("from", from.toString());
            generator.writeStringField("to", to.toString());
            generator.writeStringField("status", status().text());
            if (withMoment) {
                generator.writeStringField("madeAt", madeAt.toString());
                generator.writeObjectFieldStart("eventLog");
                generator.writeStringField("feed", log.feed());
                generator.writeNumberField("lastId", log.lastId());
                generator.writeStringField("hash", log.hash());
                generator.writeEndObject();
            }
            generator.writeArrayFieldStart("payloads");
            for (String payload : payloads) {
                generator.writeString(payload);
            }
            generator.writeEndArray();
            generator.writeArrayFieldStart("equations");
            for (Finding finding : findings) {
                FindingJson.write(generator, finding);
            }
            generator.writeEndArray();
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a certificate is always JSON", e);
        }
        return json.toString();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
