package io.github.ibkringest.app.settings;

import io.github.ibkringest.broker.provider.Setting;
import io.github.ibkringest.message.Alike;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds settings that are none, so that a typing mistake is noticed, and what may be meant by them. Immutable.
 *
 * @param known the keys that there are
 * @param nearly the advice of a source on a key that resembles one of its keys
 */
record UnknownSettings(Set<String> known, Function<String, Optional<String>> nearly) {

    /** What Kubernetes tells every program of a service that is called like this one. */
    private static final Pattern SERVICE =
            Pattern.compile("IBKR_INGEST_(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_\\w+)");

    /** A sentence for each key of a file that is no setting. */
    List<String> inFile(Collection<String> keys, Object file) {
        return keys.stream()
                .filter(key -> !known.contains(key))
                .map(key -> key + " in " + file + " is no setting"
                        + nearly.apply(key).orElseGet(() -> Alike.question(key, known)))
                .toList();
    }

    /** A sentence for each variable of the environment that has our prefix and a value, and is no setting. */
    List<String> in(Map<String, String> environment) {
        Set<String> variables = new TreeSet<>(ProgramSettings.VARIABLES);
        known.forEach(key -> variables.add(Setting.variable(key)));
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(Setting.PREFIX)
                        && !variable.getValue().isBlank()
                        && !variables.contains(variable.getKey())
                        && !isOfService(variable.getKey(), variable.getValue()))
                .map(variable -> variable.getKey() + " in the environment is no setting"
                        + question(variable.getKey(), variables))
                .sorted()
                .toList();
    }

    private String question(String variable, Set<String> variables) {
        String name = variable.substring(Setting.PREFIX.length());
        String key = name.toLowerCase(Locale.ROOT).replace('_', '.');
        List<String> names = variables.stream()
                .map(one -> one.substring(Setting.PREFIX.length()))
                .toList();
        return nearly.apply(key).orElseGet(() -> Alike.question(name, names, one -> Setting.PREFIX + one));
    }

    private static boolean isOfService(String name, String value) {
        return SERVICE.matcher(name).matches() || name.endsWith("_PORT") && value.matches("(tcp|udp|sctp)://.*");
    }
}
