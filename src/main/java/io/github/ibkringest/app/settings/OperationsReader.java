package io.github.ibkringest.app.settings;

import io.github.ibkringest.alert.AlertSettings;
import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.broker.provider.DurationText;
import io.github.ibkringest.broker.provider.Loopback;
import io.github.ibkringest.monitor.MonitoringSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Reads and checks the settings of a service.
 *
 * @param values the value of a key, empty for none
 * @param complaints receives a sentence for each setting that is wrong
 */
record OperationsReader(UnaryOperator<String> values, Consumer<String> complaints) {

    /** Every key, with its default. */
    static final Map<String, String> DEFAULTS = Map.of(
            "monitor.bind", "127.0.0.1",
            "monitor.port", "",
            "log.format", "text",
            "serve.grace", "60s",
            "alert.command", "",
            "alert.webhook", "",
            "alert.completeness-age", "",
            "alert.timeout", "10s");

    OperationsSettings read() {
        return new OperationsSettings(monitoring(), alerts(), jsonLog(), duration("serve.grace"));
    }

    private MonitoringSettings monitoring() {
        String port = values.apply("monitor.port");
        boolean enabled = !port.equals("off");
        Integer number = null;
        if (port.matches("\\d{1,5}") && Integer.parseInt(port) <= 65_535) {
            number = Integer.valueOf(port);
        } else if (enabled && !port.isEmpty()) {
            complaints.accept("monitor.port=" + port + " must be a port number, 0 for a free one, or off");
        }
        return new MonitoringSettings(enabled, values.apply("monitor.bind"), number);
    }

    private AlertSettings alerts() {
        String command = values.apply("alert.command");
        String webhook = values.apply("alert.webhook");
        String age = values.apply("alert.completeness-age");
        return new AlertSettings(
                command.isEmpty() ? null : command,
                webhook.isEmpty() ? null : webhook(webhook),
                age.isEmpty() ? null : duration("alert.completeness-age"),
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
