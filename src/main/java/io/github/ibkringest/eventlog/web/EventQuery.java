package io.github.ibkringest.eventlog.web;

import io.github.ibkringest.eventlog.EventFilter;
import io.github.ibkringest.eventlog.EventType;
import io.github.ibkringest.web.WebRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which events are asked for over HTTP.
 *
 * @param after where to begin, as the client wrote it, or null
 * @param limit how many at most
 * @param wanted which of them
 */
record EventQuery(String after, int limit, EventFilter wanted) {

    static final int USUAL = 500;
    static final int MOST = 5_000;

    private static final String AFTER = "after";
    private static final String LIMIT = "limit";
    private static final String TYPE = "type";
    private static final String ACCOUNT = "account";
    private static final String SYMBOL = "symbol";
    private static final Set<String> KNOWN = Set.of(AFTER, LIMIT, TYPE, ACCOUNT, SYMBOL);

    /**
     * Reads the parameters of a request.
     *
     * @throws IllegalArgumentException with a sentence, when one of them is wrong: to ignore it would send other events than
     *     were asked for
     */
    static EventQuery of(WebRequest request) {
        Set<String> unknown = new TreeSet<>(request.parameters().keySet());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("there is no parameter "
                    + unknown.iterator().next() + "; there are " + String.join(", ", new TreeSet<>(KNOWN)));
        }
        EventFilter wanted = new EventFilter(
                new TreeSet<>(request.list(TYPE)),
                new TreeSet<>(request.list(ACCOUNT)),
                new TreeSet<>(request.list(SYMBOL)));
        Set<String> noTypes = wanted.unknownTypes();
        if (!noTypes.isEmpty()) {
            throw new IllegalArgumentException("type=" + noTypes.iterator().next() + " is no type of event; there are "
                    + String.join(", ", new TreeSet<>(EventType.names())));
        }
        return new EventQuery(
                request.parameter(AFTER).filter(text -> !text.isBlank()).orElse(null),
                request.parameter(LIMIT).map(EventQuery::limit).orElse(USUAL),
                wanted);
    }

    private static int limit(String text) {
        if (text.matches("\\d{1,6}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("limit=" + text + " must be a number from 1 to " + MOST);
    }

    /** The address of the same query from a cursor on. */
    String from(String path, String cursor) {
        StringBuilder address = new StringBuilder(path)
                .append("?after=")
                .append(encoded(cursor))
                .append("&limit=")
                .append(limit);
        append(address, TYPE, wanted.types());
        append(address, ACCOUNT, wanted.accounts());
        append(address, SYMBOL, wanted.symbols());
        return address.toString();
    }

    private static void append(StringBuilder address, String name, Set<String> values) {
        new TreeSet<>(values)
                .forEach(value -> address.append('&').append(name).append('=').append(encoded(value)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
