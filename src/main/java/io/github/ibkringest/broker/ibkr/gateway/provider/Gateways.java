package io.github.ibkringest.broker.ibkr.gateway.provider;

import io.github.ibkringest.broker.ibkr.gateway.connection.Gateway;
import io.github.ibkringest.broker.provider.Setting;
import io.github.ibkringest.broker.provider.SettingValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The gateways of the settings: {@code gateways=live,paper} names them, and {@code gateway.live.port} and the like describe
 * them. For a single one, {@code gateway.port} and the like suffice.
 */
final class Gateways {

    /** Which gateways there are. */
    static final Setting<String> NAMES =
            Setting.text("gateways", "", "names of the gateways, separated by commas, if there are several");

    private static final String PREFIX = "gateway.";
    private static final String ONLY = "gateway";
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");

    private final SettingValues values;

    Gateways(SettingValues values) {
        this.values = values;
    }

    /** The settings of all gateways. */
    List<Setting<?>> settings() {
        return Stream.concat(Stream.of(PREFIX), names().stream().map(name -> PREFIX + name + "."))
                .flatMap(prefix ->
                        GatewayReader.ALL.stream().<Setting<?>>map(setting -> setting.named(prefix + setting.key())))
                .toList();
    }

    /**
     * What to do about a key of a gateway that is not named; empty when it is no such key.
     *
     * @param key as in the file, or with dots in place of dashes
     */
    Optional<String> ofNobody(String key) {
        String dotted = key.replace('-', '.');
        return GatewayReader.ALL.stream()
                .map(setting -> "." + setting.key().replace('-', '.'))
                .filter(end -> dotted.startsWith(PREFIX)
                        && dotted.endsWith(end)
                        && dotted.length() > PREFIX.length() + end.length())
                .map(end -> dotted.substring(PREFIX.length(), dotted.length() - end.length())
                        .replace('.', '-'))
                .filter(name -> !names().contains(name))
                .findFirst()
                .map(name -> {
                    String known = names().isEmpty() ? "" : String.join(",", names()) + ",";
                    return " yet; name its gateway with gateways=" + known + name;
                });
    }

    /** All gateways. */
    List<Gateway> read() {
        List<Gateway> gateways = new ArrayList<>();
        if (isSet(GatewayReader.HOST) || isSet(GatewayReader.PORT)) {
            new GatewayReader(PREFIX, values).read(ONLY).ifPresent(gateways::add);
        }
        for (String name : names()) {
            if (!NAME.matcher(name).matches() || GatewayReader.isKey(name)) {
                values.complain("gateways=" + name + " must be a name of small letters, digits and dashes, and none of "
                        + GatewayReader.keys());
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
        return new LinkedHashSet<>(values.list(NAMES.key()));
    }
}
