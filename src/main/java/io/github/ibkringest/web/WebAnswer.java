package io.github.ibkringest.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is answered: the body that a route of the component {@code web} ends with. Immutable.
 *
 * @param status status of HTTP
 * @param type type of the text
 * @param text the whole body
 * @param headers further headers
 */
public record WebAnswer(int status, String type, String text, Map<String, String> headers) {

    private static final String PROBLEM = "application/problem+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    public WebAnswer {
        headers = Map.copyOf(headers);
    }

    /** A text of a type. */
    public static WebAnswer of(int status, String type, String text) {
        return new WebAnswer(status, type, text, Map.of());
    }

    /** A document in JSON. */
    public static WebAnswer json(int status, String json) {
        return of(status, "application/json", json + "\n");
    }

    /** Why there is no other answer, in a sentence: the problem details of RFC 9457. */
    public static WebAnswer problem(int status, String sentence) {
        String json = JSON.createObjectNode()
                .put("status", status)
                .put("detail", sentence)
                .toString();
        return of(status, PROBLEM, json + "\n");
    }

    /** Why there is no other answer, of a problem. */
    public String sentence() {
        try {
            return JSON.readTree(text).path("detail").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this is no problem: " + text, e);
        }
    }

    /** Whether this says why there is no other answer. */
    public boolean isProblem() {
        return type.equals(PROBLEM);
    }

    /** The same with a further header. */
    public WebAnswer with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new WebAnswer(status, type, text, more);
    }
}
