package io.github.ibkringest.flex.web;

import com.sun.net.httpserver.HttpExchange;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A request as it came to the stub, and when; null while nobody has looked at the clock. */
public record FlexRequest(Instant at, String path, String query, Map<String, String> parameters, String userAgent) {

    static FlexRequest of(HttpExchange exchange) {
        String raw = exchange.getRequestURI().getRawQuery();
        String query = raw == null ? "" : raw;
        Map<String, String> parameters = Arrays.stream(query.split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part.length > 1 ? part[1] : "", (a, b) -> b));
        String userAgent = exchange.getRequestHeaders().getFirst("User-Agent");
        return new FlexRequest(null, exchange.getRequestURI().getPath(), query, parameters, userAgent);
    }

    FlexRequest at(Instant moment) {
        return new FlexRequest(moment, path, query, parameters, userAgent);
    }

    /** {@code SendRequest} or {@code GetStatement}. */
    public String operation() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String token() {
        return parameters.getOrDefault("t", "");
    }
}
