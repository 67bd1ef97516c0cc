package io.github.ibkringest.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was asked: the body of a message of the component {@code web}. Immutable.
 *
 * @param path the path, decoded
 * @param parameters the values of each parameter, in the order in which they were given
 * @param headers the headers by their names in lower case, without those that hold credentials
 */
public record WebRequest(String path, Map<String, List<String>> parameters, Map<String, String> headers) {

    /** The one value of a parameter. */
    public Optional<String> parameter(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** All values of a parameter, also of one with commas between them. */
    public List<String> list(String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** A header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * The parameters of a query, as of {@code a=1&b=2&a=3}.
     *
     * @param query as it was sent, or null
     * @throws IllegalArgumentException when it is wrongly encoded
     */
    static Map<String, List<String>> parametersOf(String query) {
        Map<String, List<String>> parameters = new TreeMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                parameters
                        .computeIfAbsent(name, of -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
