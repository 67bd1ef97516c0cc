package io.github.ibkringest.web;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The Camel component {@code web}: a route that begins at {@code web:/path} answers {@code GET /path}. The body is a
 * {@link WebRequest}; the answer is a {@link WebAnswer}, a {@link WebStream}, or a text with the header
 * {@code Content-Type}. A path that ends in {@code /*} takes all below it. Thread-safe.
 */
public final class WebComponent extends DefaultComponent {

    private static final String ANY = "/*";

    private final Map<String, WebConsumer> routes = new ConcurrentHashMap<>();

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String path = remaining.startsWith("/") ? remaining : "/" + remaining;
        boolean open = getAndRemoveParameter(parameters, "open", Boolean.class, Boolean.FALSE);
        return new WebEndpoint(uri, this, path, open);
    }

    /** The route of a path; the longest path wins. */
    Optional<WebConsumer> route(String path) {
        WebConsumer exact = routes.get(path);
        for (String above = path; exact == null && !above.isEmpty(); ) {
            above = above.substring(0, above.lastIndexOf('/'));
            exact = routes.get(above + ANY);
        }
        return Optional.ofNullable(exact);
    }

    /** The paths that are answered, for who asks for another one. */
    String paths() {
        return String.join(", ", new TreeSet<>(routes.keySet()));
    }

    void add(String path, WebConsumer route) {
        if (routes.putIfAbsent(path, route) != null) {
            throw new IllegalArgumentException("two routes begin at web:" + path);
        }
    }

    void remove(String path, WebConsumer route) {
        routes.remove(path, route);
    }
}
