package io.github.ibkringest.broker.ibkr.flex.provider;

import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexLogin;
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
 * The logins at the Flex Web Service: {@code flex-web.logins=main,paper} names them, and {@code flex-web.main.token} and
 * the like describe them. For a single login, {@code flex.token} and the like suffice.
 */
final class FlexLogins {

    private static final String SHORT = "flex.";
    private static final String LONG = "flex-web.";
    private static final String ONLY_LOGIN = "main";
    private static final Pattern OF_LOGIN = Pattern.compile("flex-web[.]([a-z0-9-]+)[.](.+)");

    /** Any of these says that there is a login. */
    private static final List<String> TELLING =
            List.of("token", "token-file", "activity-query-id", "confirms-query-id");

    private final SettingValues values;

    FlexLogins(SettingValues values) {
        this.values = values;
    }

    /** The keys of all logins. */
    List<String> keys() {
        return Stream.concat(Stream.of(SHORT), names().stream().map(name -> LONG + name + "."))
                .flatMap(prefix -> FlexLoginReader.KEYS.stream().map(key -> prefix + key))
                .toList();
    }

    /** What to do about a key of a login that is not named; empty when it is no such key. */
    Optional<String> ofNobody(String key) {
        Matcher parts = OF_LOGIN.matcher(key);
        if (!parts.matches() || !FlexLoginReader.KEYS.contains(parts.group(2)) || names().contains(parts.group(1))) {
            return Optional.empty();
        }
        String known = names().isEmpty() ? "" : String.join(",", names()) + ",";
        return Optional.of(" yet; name its login with flex-web.logins=" + known + parts.group(1));
    }

    /** All logins. */
    List<FlexLogin> read(FlexSettings reading, long maxBytes) {
        List<FlexLogin> logins = new ArrayList<>();
        if (TELLING.stream().anyMatch(key -> !values.value(SHORT + key).isEmpty())) {
            logins.add(reader(SHORT, reading, maxBytes).read(ONLY_LOGIN));
        }
        for (String name : names()) {
            if (!name.matches("[a-z0-9-]+")) {
                values.complain("flex-web.logins=" + name + " must be of small letters, digits and dashes");
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
        return new LinkedHashSet<>(values.list("flex-web.logins"));
    }
}
