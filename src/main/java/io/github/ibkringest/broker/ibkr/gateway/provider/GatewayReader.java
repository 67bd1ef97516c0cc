package io.github.ibkringest.broker.ibkr.gateway.provider;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.ibkr.gateway.connection.Gateway;
import io.github.ibkringest.broker.ibkr.gateway.session.GatewayAddress;
import io.github.ibkringest.broker.ibkr.gateway.session.Patience;
import io.github.ibkringest.broker.provider.DurationText;
import io.github.ibkringest.broker.provider.Setting;
import io.github.ibkringest.broker.provider.SettingValues;
import io.github.ibkringest.model.Environment;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads and checks the settings of one gateway, whose keys begin with a prefix. */
record GatewayReader(String prefix, SettingValues values) {

    static final String HOST = "host";
    static final String PORT = "port";

    private static final String CLIENT_ID = "client-id";
    private static final String ENVIRONMENT = "environment";
    private static final String ZONE = "zone";
    private static final String RESTART = "restart-time";
    private static final String REREAD = "reread-interval";

    /** The settings of a gateway, without its prefix. What is not set depends on others, and on the gateway. */
    static final List<Setting<String>> ALL = List.of(
            Setting.text(HOST, "", "where IB Gateway or TWS runs"),
            Setting.text(PORT, "", "the socket port in its API settings"),
            Setting.text(CLIENT_ID, "", "distinguishes this program from other clients of the gateway"),
            Setting.text(ENVIRONMENT, "", "`live` or `paper`: what the login must be"),
            Setting.text(ZONE, "", "the zone of times that name none"),
            Setting.text(RESTART, "", "when the gateway restarts each day"),
            Setting.text(REREAD, "", "how often `serve` asks for everything again"));

    private static final String THIS_MACHINE = "127.0.0.1";
    private static final int USUAL_CLIENT = 4711;
    private static final Map<String, Environment> ENVIRONMENTS =
            Map.of("live", Environment.LIVE, "paper", Environment.PAPER);

    /** Ports of IB Gateway, as it is installed. */
    private static final Map<Environment, Integer> PORTS = Map.of(Environment.LIVE, 4001, Environment.PAPER, 4002);

    /** Faster than that, the gateway would answer nothing else. */
    private static final Duration FASTEST = Duration.ofSeconds(10);

    static boolean isKey(String name) {
        return ALL.stream().anyMatch(setting -> setting.key().equals(name));
    }

    /** The keys, for people. */
    static String keys() {
        return ALL.stream().map(Setting::key).collect(Collectors.joining(", "));
    }

    /** The gateway; empty when something is wrong with it, which has been said. */
    Optional<Gateway> read(String name) {
        Environment environment = environment();
        Integer port = port(environment);
        Integer client = number(CLIENT_ID, USUAL_CLIENT);
        ZoneId zone = zone();
        LocalTime restart = restart();
        Patience patience = Patience.USUAL.withReread(reread());
        if (port == null || client == null) {
            return Optional.empty();
        }
        String host = value(HOST).isEmpty() ? THIS_MACHINE : value(HOST);
        try {
            GatewayAddress address = new GatewayAddress(name, host, port, client);
            return Optional.of(new Gateway(address, environment, zone, restart, patience, prefix));
        } catch (BrokerConfigurationException e) {
            values.complain(prefix + (e.getMessage().contains("client") ? CLIENT_ID : PORT) + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private Environment environment() {
        String text = value(ENVIRONMENT);
        if (!text.isEmpty() && !ENVIRONMENTS.containsKey(text)) {
            values.complain(prefix + ENVIRONMENT + "=" + text + " must be live or paper");
        }
        return ENVIRONMENTS.get(text);
    }

    private Integer port(Environment environment) {
        Integer usual = environment == null ? null : PORTS.get(environment);
        if (value(PORT).isEmpty() && usual == null) {
            values.complain(
                    prefix + "port is missing; set it to the one in the API settings of the gateway: 4001 or 4002,"
                            + " of TWS 7496 or 7497");
        }
        return number(PORT, usual);
    }

    private Integer number(String key, Integer otherwise) {
        String text = value(key);
        try {
            return text.isEmpty() ? otherwise : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            values.complain(prefix + key + "=" + text + " is no number");
            return null;
        }
    }

    private ZoneId zone() {
        String text = value(ZONE);
        try {
            return text.isEmpty() ? null : ZoneId.of(text);
        } catch (DateTimeException e) {
            values.complain(prefix + ZONE + "=" + text + " is no time zone; write one like America/New_York");
            return null;
        }
    }

    private LocalTime restart() {
        String text = value(RESTART);
        try {
            return text.isEmpty() ? null : LocalTime.parse(text);
        } catch (DateTimeException e) {
            values.complain(prefix + RESTART + "=" + text + " is no time of day; write one like 05:30");
            return null;
        }
    }

    private Duration reread() {
        String text = value(REREAD);
        try {
            Duration interval = text.isEmpty() ? Patience.USUAL.reread() : DurationText.parse(text);
            if (interval.compareTo(FASTEST) >= 0) {
                return interval;
            }
        } catch (IllegalArgumentException e) {
            // said below, with those that are too short
        }
        values.complain(prefix + REREAD + "=" + text + " is no duration of 10s or more; write one like 60s");
        return Patience.USUAL.reread();
    }

    private String value(String key) {
        return values.value(prefix + key);
    }
}
