package io.github.ibkringest.store.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The statement that each attribute of a contract comes from: the column {@code stated}, JSON like
 * {@code {"symbol":[4,"2026-07-14T22:00:00Z","2026-07-13"]}}. Not thread-safe.
 */
final class StatedBy {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Statement> statements = new LinkedHashMap<>();

    /**
     * A statement, as far as it matters here; those that count more are greater. What a record says of its own contract
     * counts more than what others say of it, then the newer statement, then the better feed. Of the records of one
     * statement the one of the latest day counts, for a symbol can change within the days of a statement.
     *
     * @param rank how much its feed is worth; 0 when the record is of another contract, whose underlying this one is
     * @param asOf when it was made, or null
     * @param day the day of the record, or null
     */
    record Statement(int rank, Instant asOf, LocalDate day) implements Comparable<Statement> {

        private static final Statement UNKNOWN = new Statement(0, null, null);
        /** Whether only records of other contracts say it. */
        boolean isHearsay() {
            return rank == 0;
        }

        private LocalDate lastDay() {
            return day == null ? LocalDate.MIN : day;
        }

        /** When it was made; before everything else where nobody says. */
        Instant moment() {
            return asOf == null ? Instant.MIN : asOf;
        }

        @Override
        public int compareTo(Statement other) {
            if (isHearsay() != other.isHearsay()) {
                return isHearsay() ? -1 : 1;
            }
            int newer = moment().compareTo(other.moment());
            int better = newer != 0 ? newer : Integer.compare(rank, other.rank);
            return better != 0 ? better : lastDay().compareTo(other.lastDay());
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
                LocalDate day = parser.nextToken() == JsonToken.END_ARRAY ? null : day(parser);
                if (!Objects.equals(asOf, text)) {
                    text = asOf;
                    moment = asOf == null ? null : Instant.parse(asOf);
                }
                stated.put(attribute, new Statement(rank, moment, day));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("stored contract facts are not readable", e);
        }
        return stated;
    }

    private static LocalDate day(JsonParser parser) throws IOException {
        LocalDate day = LocalDate.parse(parser.getText());
        parser.nextToken();
        return day;
    }

    /** The statement of an attribute; one of no rank and age when none is known. */
    Statement get(String attribute) {
        return statements.getOrDefault(attribute, Statement.UNKNOWN);
    }

    void put(String attribute, Statement statement) {
        statements.put(attribute, statement);
    }

    /** Names, moments and days hold nothing that JSON would have to quote. */
    String json() {
        StringBuilder json = new StringBuilder("{");
        Statement last = null;
        String text = "";
        for (Map.Entry<String, Statement> entry : statements.entrySet()) {
            if (entry.getValue() != last) {
                last = entry.getValue();
                text = (last.asOf() == null ? "null" : '"' + last.asOf().toString() + '"')
                        + (last.day() == null ? "" : ",\"" + last.day() + '"');
            }
            json.append(json.length() == 1 ? "\"" : ",\"").append(entry.getKey());
            json.append("\":[").append(last.rank()).append(',').append(text).append(']');
        }
        return json.append('}').toString();
    }
}
