package io.github.ibkringest.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is sent.
 *
 * @param program always {@code ibkr-ingest}
 * @param event {@code run-failed}, {@code sync-failed}, {@code quarantine}, {@code completeness} or {@code resolved}
 * @param resolves of {@code resolved} the event that is over, else null
 * @param at when it was found, ISO 8601 in UTC
 * @param account account code where it is one, else null
 * @param accounts codes of all accounts that it is about, maybe none
 * @param datasets labels of the datasets, maybe none
 * @param source name of the source, or null
 * @param runIds rows of the ledger, maybe none
 * @param message a sentence for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertEvent(
        String program,
        String event,
        String resolves,
        String at,
        String account,
        List<String> accounts,
        List<String> datasets,
        String source,
        List<Long> runIds,
        String message) {

    /** The event of what is over. */
    static final String RESOLVED = "resolved";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A sentence names this many accounts; the list has all. */
    private static final int NAMED = 10;

    /** One event for all conditions of one kind, source and headline. */
    static Map<AlertEvent, List<Condition>> of(Collection<Condition> conditions) {
        return together(conditions, AlertEvent::of);
    }

    /** Of conditions that are over: one event for all of one kind, source and headline. */
    static Collection<AlertEvent> resolved(Collection<Condition> conditions) {
        return together(conditions, AlertEvent::resolved).keySet();
    }

    private static Map<AlertEvent, List<Condition>> together(
            Collection<Condition> conditions, Function<List<Condition>, AlertEvent> event) {
        Map<AlertEvent, List<Condition>> events = new LinkedHashMap<>();
        conditions.stream()
                .collect(Collectors.groupingBy(
                        condition ->
                                List.of(condition.kind(), String.valueOf(condition.source()), condition.headline()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .forEach(same -> events.put(event.apply(same), same));
        return events;
    }

    private static AlertEvent of(List<Condition> same) {
        return event(same, same.get(0).kind(), null, message(same));
    }

    private static AlertEvent resolved(List<Condition> same) {
        return event(same, RESOLVED, same.get(0).kind(), "over: " + message(same));
    }

    private static AlertEvent event(List<Condition> same, String event, String resolves, String message) {
        List<String> accounts = distinct(same, Condition::account);
        return new AlertEvent(
                "ibkr-ingest",
                event,
                resolves,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                accounts.size() == 1 ? accounts.get(0) : null,
                accounts,
                distinct(same, Condition::dataset),
                same.get(0).source(),
                distinct(same, Condition::runId),
                message);
    }

    private static <T> List<T> distinct(List<Condition> conditions, Function<Condition, T> field) {
        return conditions.stream()
                .map(field)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** The headline, and the accounts, where it is not clear which one it is about. */
    private static String message(List<Condition> same) {
        String headline = same.get(0).headline();
        Map<String, String> notes = same.stream()
                .collect(Collectors.groupingBy(
                        condition -> condition.account() == null ? "no account" : condition.account(),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                Condition::note,
                                Collectors.filtering(
                                        Objects::nonNull,
                                        Collectors.collectingAndThen(
                                                Collectors.toList(),
                                                all -> all.stream().distinct().collect(Collectors.joining(", ")))))));
        boolean isClear = notes.size() == 1 && notes.values().stream().allMatch(String::isEmpty);
        if (isClear) {
            return headline;
        }
        String named = notes.entrySet().stream()
                .limit(NAMED)
                .map(note -> note.getValue().isEmpty() ? note.getKey() : note.getKey() + " (" + note.getValue() + ")")
                .collect(Collectors.joining(", "));
        return headline + ": " + named
                + (notes.size() > NAMED ? " and " + (notes.size() - NAMED) + " accounts more" : "");
    }

    /** What it is called in the log. */
    public String title() {
        return account == null ? event : event + " of " + account;
    }

    /** One line of JSON. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }
}
