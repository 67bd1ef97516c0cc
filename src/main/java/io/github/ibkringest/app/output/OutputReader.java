package io.github.ibkringest.app.output;

import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.broker.provider.Loopback;
import io.github.ibkringest.broker.provider.Setting;
import io.github.ibkringest.broker.provider.SettingValues;
import io.github.ibkringest.eventlog.EventFilter;
import io.github.ibkringest.eventlog.EventType;
import io.github.ibkringest.eventlog.webhook.WebhookSecrets;
import io.github.ibkringest.eventlog.webhook.WebhookTarget;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads and checks where events are sent: {@code webhook.NAME.url} and the like, for any names.
 *
 * @param values the values, and where to complain
 * @param names the names of webhooks, as the keys that are set tell them
 */
public record OutputReader(SettingValues values, Set<String> names) {

    private static final String PREFIX = "webhook.";
    private static final String URL = "url";
    private static final String SECRET = "secret";
    private static final String SECRET_FILE = "secret-file";
    private static final String TYPES = "types";
    private static final String ACCOUNTS = "accounts";

    /** The settings of a webhook, without its prefix. */
    private static final List<Setting<String>> ALL = List.of(
            Setting.text(URL, "", "`https`, or `http` on this machine"),
            Setting.text(SECRET, "", "what requests are signed with"),
            Setting.text(SECRET_FILE, "", "a file that holds what requests are signed with"),
            Setting.text(TYPES, "", "types of events, separated by commas"),
            Setting.text(ACCOUNTS, "", "codes of accounts, separated by commas"));

    /** Settings with fixed names. */
    public static final List<Setting<?>> FIXED = KafkaReader.ALL;

    private static final Pattern KEY = Pattern.compile("webhook[.]([a-z0-9-]+)[.].+");
    private static final Pattern VARIABLE = Pattern.compile("IBKR_INGEST_WEBHOOK_([A-Z0-9_]+?)_("
            + ALL.stream()
                    .map(setting -> setting.key().toUpperCase(Locale.ROOT).replace('-', '_'))
                    .collect(Collectors.joining("|"))
            + ")");

    /**
     * The names of webhooks.
     *
     * @param keys keys of the settings file
     * @param variables names of environment variables
     */
    public static Set<String> names(Collection<String> keys, Collection<String> variables) {
        Stream<String> inFile =
                keys.stream().map(KEY::matcher).filter(Matcher::matches).map(key -> key.group(1));
        Stream<String> inEnvironment = variables.stream()
                .map(VARIABLE::matcher)
                .filter(Matcher::matches)
                .map(variable -> variable.group(1).toLowerCase(Locale.ROOT).replace('_', '-'));
        return Stream.concat(inFile, inEnvironment).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The settings of some webhooks. */
    public static List<Setting<String>> settings(Set<String> names) {
        return names.stream()
                .flatMap(name -> ALL.stream().map(setting -> setting.named(PREFIX + name + "." + setting.key())))
                .toList();
    }

    /** Reads and checks them. */
    public OutputSettings read() {
        return new OutputSettings(
                names.stream()
                        .flatMap(name -> webhook(name, PREFIX + name + ".").stream())
                        .toList(),
                new KafkaReader(values).read());
    }

    private Optional<WebhookTarget> webhook(String name, String prefix) {
        Optional<Secret> url = url(prefix + URL);
        String file = values.value(prefix + SECRET_FILE);
        Optional<Secret> secret = secret(prefix, file);
        if (url.isEmpty() || secret.isEmpty() && file.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new WebhookTarget(
                name, url.get(), secret.orElse(null), file.isEmpty() ? null : Path.of(file), wanted(prefix)));
    }

    /** The address is not repeated in the complaint: many hold a key. */
    private Optional<Secret> url(String key) {
        String text = values.value(key);
        try {
            URI address = URI.create(text);
            boolean secure = "https".equalsIgnoreCase(address.getScheme());
            boolean local = "http".equalsIgnoreCase(address.getScheme()) && Loopback.is(address);
            if (address.getHost() != null && (secure || local)) {
                return Optional.of(new Secret(text));
            }
        } catch (IllegalArgumentException e) {
            // the complaint below says it all
        }
        values.complain(key + " must be an https:// address (http:// on this machine only)");
        return Optional.empty();
    }

    private Optional<Secret> secret(String prefix, String file) {
        String text = values.value(prefix + SECRET);
        if (text.isEmpty() == file.isEmpty()) {
            values.complain(prefix + SECRET + " or " + prefix + SECRET_FILE
                    + " is needed, one of them: receivers know by it who sends");
            return Optional.empty();
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            WebhookSecrets.of(text);
            return Optional.of(new Secret(text));
        } catch (IllegalArgumentException e) {
            values.complain(prefix + SECRET + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private EventFilter wanted(String prefix) {
        EventFilter wanted = new EventFilter(
                new TreeSet<>(values.list(prefix + TYPES)), new TreeSet<>(values.list(prefix + ACCOUNTS)), Set.of());
        wanted.unknownTypes()
                .forEach(type -> values.complain(prefix + TYPES + "=" + type + " is no type of event; write some of "
                        + String.join(", ", new TreeSet<>(EventType.names())) + ", or beginnings like execution.*"));
        return wanted;
    }
}
