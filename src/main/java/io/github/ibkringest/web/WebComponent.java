package io.github.ibkringest.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The Camel component {@code web}: a route that begins at {@code web:/path} answers {@code GET /path}. The body is a
 * {@link WebRequest}; the answer is a {@link WebAnswer}, a {@link WebStream}, or a text with the header
 * {@code Content-Type}. A path that ends in {@code /*} takes all below it. The parameter {@code also} has further paths with
 * commas between them; those that begin with no slash are endings of the path. Thread-safe.
 */
public final class WebComponent extends DefaultComponent {

    private static final String ANY = "/*";

    private final Map<String, WebConsumer> routes = new ConcurrentHashMap<>();
    private volatile BiFunction<WebRequest, WebAnswer, WebAnswer> problems = (request, problem) -> problem;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String path = remaining.startsWith("/") ? remaining : "/" + remaining;
        boolean open = getAndRemoveParameter(parameters, "open", Boolean.class, Boolean.FALSE);
        String also = getAndRemoveParameter(parameters, "also", String.class, "");
        List<String> paths = Stream.concat(Stream.of(path), Stream.of(also.split(",")))
                .map(String::strip)
                .filter(other -> !other.isEmpty())
                .map(other -> other.startsWith("/") ? other : path + other)
                .toList();
        return new WebEndpoint(uri, this, paths, open);
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

    /** How problems are shown to people; as they are if this is never called. */
    public void showProblems(BiFunction<WebRequest, WebAnswer, WebAnswer> shown) {
        problems = shown;
    }

    /** A problem as it is shown to who asked. */
    WebAnswer shown(WebRequest request, WebAnswer problem) {
        return problems.apply(request, problem);
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
