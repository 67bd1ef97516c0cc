package io.github.ibkringest.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The statement that each attribute of a contract comes from: the column {@code stated}, JSON like
 * {@code {"symbol":[2,"2026-07-14T22:00:00Z"]}}. Not thread-safe.
 */
final class StatedBy {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Statement> statements = new LinkedHashMap<>();

    /**
     * A statement, as far as it matters here; newer ones are greater.
     *
     * @param rank how much its feed is worth
     * @param asOf when it was made, or null
     */
    record Statement(int rank, Instant asOf) implements Comparable<Statement> {

        private static final Statement UNKNOWN = new Statement(0, null);
        private static final Comparator<Statement> NEWER =
                Comparator.comparing(Statement::moment).thenComparing(Statement::rank);

        private Instant moment() {
            return asOf == null ? Instant.MIN : asOf;
        }

        @Override
        public int compareTo(Statement other) {
            return NEWER.compare(this, other);
        }
    }

    static StatedBy read(String json) {
        StatedBy stated = new StatedBy();
        // Most attributes come from one statement.
        String text = null;
        Instant moment = null;
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String attribute = parser.currentName();
                parser.nextToken();
                int rank = parser.nextIntValue(0);
                String asOf = parser.nextTextValue();
                parser.nextToken();
                if (!Objects.equals(asOf, text)) {
                    text = asOf;
                    moment = asOf == null ? null : Instant.parse(asOf);
                }
                stated.put(attribute, new Statement(rank, moment));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("stored contract facts are not readable", e);
        }
        return stated;
    }

    /** The statement of an attribute; one of no rank and age when none is known. */
    Statement get(String attribute) {
        return statements.getOrDefault(attribute, Statement.UNKNOWN);
    }

    void put(String attribute, Statement statement) {
        statements.put(attribute, statement);
    }

    /** Names and moments hold nothing that JSON would have to quote. */
    String json() {
        StringBuilder json = new StringBuilder("{");
        Statement last = null;
        String text = "";
        for (Map.Entry<String, Statement> entry : statements.entrySet()) {
            if (entry.getValue() != last) {
                last = entry.getValue();
                text = last.asOf() == null ? "null" : '"' + last.asOf().toString() + '"';
            }
            json.append(json.length() == 1 ? "\"" : ",\"").append(entry.getKey());
            json.append("\":[").append(last.rank()).append(',').append(text).append(']');
        }
        return json.append('}').toString();
    }
}
