package io.github.ibkringest.app.settings;

import io.github.ibkringest.alert.AlertSettings;
import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.broker.provider.Loopback;
import io.github.ibkringest.broker.provider.SettingValues;
import io.github.ibkringest.web.WebSettings;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads and checks the settings of a service.
 *
 * @param values the values of the settings
 */
record OperationsReader(SettingValues values) {

    private static final int SHORTEST_TOKEN = 16;

    OperationsSettings read() {
        return new OperationsSettings(
                web(),
                alerts(),
                "json".equals(values.read(ProgramSettings.LOG_FORMAT)),
                values.read(ProgramSettings.GRACE));
    }

    private WebSettings web() {
        String port = values.value(ProgramSettings.MONITOR_PORT.key());
        boolean enabled = !port.equals("off");
        Integer number = null;
        if (port.matches("\\d{1,5}") && Integer.parseInt(port) <= 65_535) {
            number = Integer.valueOf(port);
        } else if (enabled && !port.isEmpty()) {
            values.complain("monitor.port=" + port + " must be a port number, 0 for a free one, or off");
        }
        String token = values.read(ProgramSettings.MONITOR_TOKEN);
        if (token != null && token.length() < SHORTEST_TOKEN) {
            values.complain("monitor.token is too short to be safe; take " + SHORTEST_TOKEN + " characters or more");
        }
        return new WebSettings(
                enabled,
                values.read(ProgramSettings.MONITOR_BIND),
                number,
                hosts(),
                token == null ? null : new Secret(token));
    }

    private Set<String> hosts() {
        return values.list(ProgramSettings.MONITOR_HOSTS.key()).stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private AlertSettings alerts() {
        String webhook = values.read(ProgramSettings.ALERT_WEBHOOK);
        return new AlertSettings(
                values.read(ProgramSettings.ALERT_COMMAND),
                webhook == null ? null : webhook(webhook),
                values.read(ProgramSettings.COMPLETENESS_AGE),
                values.value(ProgramSettings.EVENT_LAG.key()).isEmpty() ? null : values.read(ProgramSettings.EVENT_LAG),
                values.read(ProgramSettings.ALERT_TIMEOUT));
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
        values.complain("alert.webhook must be an https:// address (http:// on this machine only)");
        return null;
    }
}
