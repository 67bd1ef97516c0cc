package io.github.ibkringest.broker.ibkr.flex.provider;

import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexLogin;
import io.github.ibkringest.broker.provider.Setting;
import io.github.ibkringest.broker.provider.SettingValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The logins at the Flex Web Service: {@code flex-web.logins=main,paper} names them, and {@code flex-web.main.token} and
 * the like describe them. For a single login, {@code flex.token} and the like suffice.
 */
final class FlexLogins {

    private static final String SHORT = "flex.";
    private static final String LONG = "flex-web.";
    private static final String ONLY_LOGIN = "main";

    /** Which logins there are. */
    static final Setting<String> NAMES =
            Setting.text("flex-web.logins", "", "names of the logins, separated by commas, if there are several");

    /** Any of these says that there is a login. */
    private static final List<String> TELLING =
            List.of("token", "token-file", "activity-query-id", "confirms-query-id");

    private final SettingValues values;

    FlexLogins(SettingValues values) {
        this.values = values;
    }

    /** The settings of all logins. */
    List<Setting<?>> settings() {
        return Stream.concat(Stream.of(SHORT), names().stream().map(name -> LONG + name + "."))
                .flatMap(prefix ->
                        LoginSettings.ALL.stream().<Setting<?>>map(setting -> setting.named(prefix + setting.key())))
                .toList();
    }

    /**
     * What to do about a key of a login that is not named; empty when it is no such key.
     *
     * @param key as in the file, or with dots in place of dashes
     */
    Optional<String> ofNobody(String key) {
        return login(key.replace('-', '.'))
                .filter(name -> !names().contains(name))
                .map(name -> {
                    String known = names().isEmpty() ? "" : String.join(",", names()) + ",";
                    return " yet; name its login with " + NAMES.key() + "=" + known + name;
                });
    }

    /** The login whose setting it is; of two settings that may be meant the longer one is. */
    private static Optional<String> login(String dotted) {
        String prefix = LONG.replace('-', '.');
        return LoginSettings.ALL.stream()
                .map(setting -> "." + setting.key().replace('-', '.'))
                .filter(end -> dotted.startsWith(prefix)
                        && dotted.endsWith(end)
                        && dotted.length() > prefix.length() + end.length())
                .max(Comparator.comparing(String::length))
                .map(end -> dotted.substring(prefix.length(), dotted.length() - end.length())
                        .replace('.', '-'));
    }

    /** All logins. */
    List<FlexLogin> read(FlexSettings reading, long maxBytes) {
        List<FlexLogin> logins = new ArrayList<>();
        if (TELLING.stream().anyMatch(key -> !values.value(SHORT + key).isEmpty())) {
            logins.add(reader(SHORT, reading, maxBytes).read(ONLY_LOGIN));
        }
        for (String name : names()) {
            if (!name.matches("[a-z0-9-]+")) {
                values.complain(NAMES.key() + "=" + name + " must be of small letters, digits and dashes");
            } else if (name.equals(ONLY_LOGIN) && !logins.isEmpty()) {
                values.complain("the login main is configured twice, as flex.… and as flex-web.main.…; leave out one");
            } else {
                logins.add(reader(LONG + name + ".", reading, maxBytes).read(name));
            }
        }
        return logins;
    }

    private FlexLoginReader reader(String prefix, FlexSettings reading, long maxBytes) {
        return new FlexLoginReader(prefix, values, reading, maxBytes);
    }

    private Set<String> names() {
        return new LinkedHashSet<>(values.list(NAMES.key()));
    }
}
