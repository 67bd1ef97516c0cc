package io.github.ibkringest.app.settings;

import io.github.ibkringest.alert.AlertSettings;
import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.broker.provider.DurationText;
import io.github.ibkringest.broker.provider.Loopback;
import io.github.ibkringest.web.WebSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Reads and checks the settings of a service.
 *
 * @param values the value of a key, empty for none
 * @param complaints receives a sentence for each setting that is wrong
 */
record OperationsReader(UnaryOperator<String> values, Consumer<String> complaints) {

    /** Every key, with its default. */
    static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("monitor.bind", "127.0.0.1"),
            Map.entry("monitor.port", ""),
            Map.entry("monitor.hosts", ""),
            Map.entry("monitor.token", ""),
            Map.entry("log.format", "text"),
            Map.entry("serve.grace", "60s"),
            Map.entry("alert.command", ""),
            Map.entry("alert.webhook", ""),
            Map.entry("alert.completeness-age", ""),
            Map.entry("alert.event-lag", "1h"),
            Map.entry("alert.timeout", "10s"));

    private static final int SHORTEST_TOKEN = 16;

    OperationsSettings read() {
        return new OperationsSettings(web(), alerts(), jsonLog(), duration("serve.grace"));
    }

    private WebSettings web() {
        String port = values.apply("monitor.port");
        boolean enabled = !port.equals("off");
        Integer number = null;
        if (port.matches("\\d{1,5}") && Integer.parseInt(port) <= 65_535) {
            number = Integer.valueOf(port);
        } else if (enabled && !port.isEmpty()) {
            complaints.accept("monitor.port=" + port + " must be a port number, 0 for a free one, or off");
        }
        String token = values.apply("monitor.token");
        if (!token.isEmpty() && token.length() < SHORTEST_TOKEN) {
            complaints.accept("monitor.token is too short to be safe; take " + SHORTEST_TOKEN + " characters or more");
        }
        return new WebSettings(
                enabled, values.apply("monitor.bind"), number, hosts(), token.isEmpty() ? null : new Secret(token));
    }

    private Set<String> hosts() {
        return Arrays.stream(values.apply("monitor.hosts").split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toSet());
    }

    private AlertSettings alerts() {
        String command = values.apply("alert.command");
        String webhook = values.apply("alert.webhook");
        String age = values.apply("alert.completeness-age");
        return new AlertSettings(
                command.isEmpty() ? null : command,
                webhook.isEmpty() ? null : webhook(webhook),
                age.isEmpty() ? null : duration("alert.completeness-age"),
                values.apply("alert.event-lag").isEmpty() ? null : duration("alert.event-lag"),
                duration("alert.timeout"));
    }

    /** The address is not repeated in the complaint: many hold a key. */
    private Secret webhook(String text) {
        try {
            URI address = URI.create(text);
            boolean secure = "https".equalsIgnoreCase(address.getScheme());
            boolean local = "http".equalsIgnoreCase(address.getScheme()) && Loopback.is(address);
            if (address.getHost() != null && (secure || local)) {
                return new Secret(text);
            }
        } catch (IllegalArgumentException e) {
            // the complaint below says it all
        }
        complaints.accept("alert.webhook must be an https:// address (http:// on this machine only)");
        return null;
    }

    private boolean jsonLog() {
        String format = values.apply("log.format");
        if (!format.equals("text") && !format.equals("json")) {
            complaints.accept("log.format=" + format + " must be one of text, json");
        }
        return format.equals("json");
    }

    private Duration duration(String key) {
        String text = values.apply(key);
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            complaints.accept(key + "=" + text + " is no duration; write one like 40s, 5m, 1h or 3d");
            return Duration.ofMinutes(1);
        }
    }
}
