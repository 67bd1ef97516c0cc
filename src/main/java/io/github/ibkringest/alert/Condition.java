package io.github.ibkringest.alert;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Something that may be worth an alert: of one account and dataset, where it has them. Those of one kind, source and
 * headline are sent as one event.
 *
 * @param cause what is wrong, without details that change: the key by which it is sent once
 * @param detail what makes it worth another alert when it changes
 * @param kind what sort of event it makes, such as {@code run-failed}
 * @param account account code, or null
 * @param dataset label of the dataset, or null
 * @param source name of the source, or null
 * @param runId row of the ledger, or null
 * @param file absolute path of the file that cannot be read, so that it is over when that is gone; or null
 * @param headline a sentence that does not name the account
 * @param note what is to be said of this account, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Condition(
        @JsonIgnore String cause,
        @JsonIgnore String detail,
        String kind,
        String account,
        String dataset,
        String source,
        Long runId,
        String file,
        String headline,
        String note) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is kept of it until it is over. */
    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }

    /** What was kept; without cause and detail. */
    static Condition of(String json) {
        try {
            return JSON.readValue(json, Condition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no condition of an alert: " + json, e);
        }
    }
}
