package io.github.ibkringest.page.question;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A path with parameters. Immutable. */
public final class Address {

    private final String path;
    private final Map<String, String> parameters;

    /** A path with parameters, in their order. */
    public Address(String path, Map<String, String> parameters) {
        this.path = path;
        this.parameters = new LinkedHashMap<>(parameters);
    }

    /** The same with another value of a parameter; null for none. */
    public Address with(String name, String value) {
        Address other = new Address(path, parameters);
        other.parameters.remove(name);
        if (value != null) {
            other.parameters.put(name, value);
        }
        return other;
    }

    /** The same from the first row on. */
    public Address fromStart() {
        return with("after", null).with("page", null);
    }

    /** The same in a format. */
    public Address in(Question.Format format) {
        return new Address((path.equals("/") ? "/overview" : path) + format.ending(), parameters);
    }

    /** A text as it stands in an address. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return path
                + (parameters.isEmpty() ? "" : "?")
                + parameters.entrySet().stream()
                        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&"));
    }
}
