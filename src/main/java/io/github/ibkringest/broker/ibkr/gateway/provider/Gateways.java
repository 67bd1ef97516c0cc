package io.github.ibkringest.broker.ibkr.gateway.provider;

import io.github.ibkringest.broker.ibkr.gateway.connection.Gateway;
import io.github.ibkringest.broker.provider.SettingValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The gateways of the settings: {@code gateways=live,paper} names them, and {@code gateway.live.port} and the like describe
 * them. For a single one, {@code gateway.port} and the like suffice.
 */
final class Gateways {

    static final String NAMES = "gateways";

    private static final String PREFIX = "gateway.";
    private static final String ONLY = "gateway";
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");
    private static final Pattern OF_GATEWAY = Pattern.compile("gateway[.]([a-z0-9-]+)[.](.+)");

    private final SettingValues values;

    Gateways(SettingValues values) {
        this.values = values;
    }

    /** The keys of all gateways. */
    List<String> keys() {
        return Stream.concat(Stream.of(PREFIX), names().stream().map(name -> PREFIX + name + "."))
                .flatMap(prefix -> GatewayReader.KEYS.stream().map(key -> prefix + key))
                .toList();
    }

    /** What to do about a key of a gateway that is not named; empty when it is no such key. */
    Optional<String> ofNobody(String key) {
        Matcher parts = OF_GATEWAY.matcher(key);
        if (!parts.matches() || !GatewayReader.KEYS.contains(parts.group(2)) || names().contains(parts.group(1))) {
            return Optional.empty();
        }
        String known = names().isEmpty() ? "" : String.join(",", names()) + ",";
        return Optional.of(" yet; name its gateway with gateways=" + known + parts.group(1));
    }

    /** All gateways. */
    List<Gateway> read() {
        List<Gateway> gateways = new ArrayList<>();
        if (isSet(GatewayReader.HOST) || isSet(GatewayReader.PORT)) {
            new GatewayReader(PREFIX, values).read(ONLY).ifPresent(gateways::add);
        }
        for (String name : names()) {
            if (!NAME.matcher(name).matches() || GatewayReader.KEYS.contains(name)) {
                values.complain("gateways=" + name + " must be a name of small letters, digits and dashes, and none of "
                        + String.join(", ", GatewayReader.KEYS));
            } else if (name.equals(ONLY) && !gateways.isEmpty()) {
                values.complain("the gateway " + ONLY + " is configured twice, as gateway.… and as gateway." + ONLY
                        + ".…; leave out one");
            } else {
                new GatewayReader(PREFIX + name + ".", values).read(name).ifPresent(gateways::add);
            }
        }
        return gateways;
    }

    private boolean isSet(String key) {
        return !values.value(PREFIX + key).isEmpty();
    }

    private Set<String> names() {
        return new LinkedHashSet<>(values.list(NAMES));
    }
}
