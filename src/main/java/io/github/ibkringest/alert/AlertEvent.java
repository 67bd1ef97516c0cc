package io.github.ibkringest.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;

/**
 * What is told.
 *
 * @param program always {@code ibkr-ingest}
 * @param event {@code run-failed}, {@code sync-failed}, {@code quarantine} or {@code completeness}
 * @param at when it was found, ISO 8601 in UTC
 * @param account account code, or null
 * @param datasets labels of the datasets, maybe none
 * @param source name of the source, or null
 * @param runIds rows of the ledger, maybe none
 * @param message a sentence for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertEvent(
        String program,
        String event,
        String at,
        String account,
        List<String> datasets,
        String source,
        List<Long> runIds,
        String message) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An event of now. */
    static AlertEvent of(
            String event, String account, List<String> datasets, String source, List<Long> runIds, String message) {
        return new AlertEvent(
                "ibkr-ingest", event, Instant.now().toString(), account, datasets, source, runIds, message);
    }

    /** What it is called in the log. */
    String title() {
        return account == null ? event : event + " of " + account;
    }

    /** One line of JSON. */
    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }
}
