package io.github.ibkringest.broker;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A credential that prints as {@code ***}, so that it can be part of records without ending up in a log. Immutable and
 * thread-safe.
 */
public final class Secret {

    private static final String MASK = "***";

    private final String value;

    /** Keeps a credential; it cannot be empty. */
    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret cannot be empty");
        }
        this.value = value;
    }

    /** The credential itself, for the one place that sends it. */
    public String reveal() {
        return value;
    }

    /** The text with every occurrence of the credential masked, also where it is encoded as in a URL. */
    public String mask(String text) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        return text.replace(value, MASK).replace(encoded, MASK);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
