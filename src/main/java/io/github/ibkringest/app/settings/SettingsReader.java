package io.github.ibkringest.app.settings;

import io.github.ibkringest.broker.provider.DurationText;
import io.github.ibkringest.broker.provider.SettingValues;
import io.github.ibkringest.broker.provider.SourceProvider;
import io.github.ibkringest.eventlog.EventSettings;
import io.github.ibkringest.eventlog.EventType;
import io.github.ibkringest.message.Alike;
import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads and checks all settings; collects what is wrong before it complains. Not thread-safe. */
final class SettingsReader {

    private static final String ROUTES = "routes.folder";

    /**
     * Every key with its default, but those of sources ({@link SourceProvider}), schedule ({@link ScheduleReader}) and
     * service ({@link OperationsReader}).
     */
    static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("home", "~/.ibkr-ingest"),
            Map.entry("database.url", ""),
            Map.entry("database.user", ""),
            Map.entry("database.password", ""),
            Map.entry("database.port", ""),
            Map.entry("database.connections", "2"),
            Map.entry("accounts.unknown", "register"),
            Map.entry(CoverageSettings.SINCE, ""),
            Map.entry(CoverageSettings.FILE, ""),
            Map.entry("events.record", "all"),
            Map.entry("events.history-after", "5d"),
            Map.entry(ROUTES, ""));

    private static final String PREFIX = "IBKR_INGEST_";

    private final Properties properties = new Properties();
    private final Map<String, String> environment;
    private final Set<String> wrong = new TreeSet<>();
    private final Map<String, String> defaults = new TreeMap<>();
    private final SourceProviders providers = SourceProviders.found();
    private final ScheduleReader schedule = new ScheduleReader(this::value, wrong::add, providers.feeds());

    SettingsReader(Path file, Map<String, String> environment) {
        this.environment = environment;
        defaults.putAll(DEFAULTS);
        defaults.putAll(OperationsReader.DEFAULTS);
        defaults.putAll(providers.defaults());
        defaults.putAll(schedule.defaults());
        if (file != null) {
            parse(file);
        }
    }

    private void parse(Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException("the settings file " + file + " cannot be read: " + Reason.of(e)
                    + "; give --config the path of a properties file");
        }
        Set<String> known = new TreeSet<>(defaults.keySet());
        providers.all().forEach(provider -> known.addAll(provider.settings(values())));
        known.addAll(OutputReader.keys(webhooks()));
        for (String key : properties.stringPropertyNames()) {
            if (!known.contains(key)) {
                wrong.add(key + " in " + file + " is no setting"
                        + nearly(key).orElseGet(() -> Alike.question(key, known)));
            }
        }
    }

    private Optional<String> nearly(String key) {
        return providers.all().stream()
                .flatMap(provider -> provider.nearly(key, values()).stream())
                .findFirst();
    }

    private Set<String> webhooks() {
        return OutputReader.names(properties.stringPropertyNames(), environment.keySet());
    }

    private SettingValues values() {
        return new SettingValues(this::value, wrong::add);
    }

    Settings read() {
        Settings settings = new Settings(
                folder("home"),
                text("database.url"),
                text("database.user"),
                text("database.password"),
                text("database.port") == null ? 0 : count("database.port", 65_535),
                count("database.connections", 16),
                oneOf("accounts.unknown", List.of("register", "refuse")).equals("refuse"),
                CoverageSettings.read(this::value, wrong::add),
                providers.configure(values()),
                schedule.read(),
                text(ROUTES) == null ? null : routes(),
                events(),
                new OutputReader(values(), webhooks()).read(),
                new OperationsReader(this::value, wrong::add).read());
        if (settings.hasDatabase() && !settings.databaseUrl().startsWith("jdbc:postgresql:")) {
            wrong.add("database.url must start with jdbc:postgresql: (jdbc:postgresql://HOST:PORT/DATABASE)");
        }
        if (!wrong.isEmpty()) {
            throw new SettingsException(String.join("\n", wrong));
        }
        return settings;
    }

    private String value(String key) {
        String variable =
                PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        String fromEnvironment = environment.get(variable);
        return fromEnvironment != null && !fromEnvironment.isBlank()
                ? fromEnvironment.strip()
                : properties.getProperty(key, defaultOf(key)).strip();
    }

    private String defaultOf(String key) {
        return defaults.getOrDefault(key, "");
    }

    private String text(String key) {
        String value = value(key);
        return value.isEmpty() ? null : value;
    }

    private Path folder(String key) {
        String value = value(key);
        return Path.of(value.startsWith("~") ? System.getProperty("user.home") + value.substring(1) : value);
    }

    /** Camel itself reports missing routes only when something is sent to one. */
    private Path routes() {
        Path folder = folder(ROUTES);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.camel.yaml")) {
            if (!files.iterator().hasNext()) {
                wrong.add(ROUTES + "=" + folder
                        + " holds no *.camel.yaml; put your routes there, or leave it out for the built-in ones alone");
            }
        } catch (IOException e) {
            wrong.add(ROUTES + "=" + folder + " cannot be read as a folder ("
                    + Reason.of(e)
                    + "); name the one with your routes, or leave it out for the built-in ones alone");
        }
        return folder;
    }

    private List<String> list(String key) {
        return Arrays.stream(value(key).split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private String oneOf(String key, List<String> allowed) {
        String value = value(key);
        if (!allowed.contains(value)) {
            wrong.add(key + "=" + value + " must be one of " + String.join(", ", allowed));
        }
        return value;
    }

    private EventSettings events() {
        Set<String> types = new TreeSet<>();
        for (String type : list("events.record")) {
            if (type.equals("all")) {
                types.addAll(EventType.names());
            } else if (EventType.names().contains(type)) {
                types.add(type);
            } else if (!type.equals("none")) {
                wrong.add("events.record=" + type + " is no type of event; write all, none, or some of "
                        + String.join(", ", new TreeSet<>(EventType.names())));
            }
        }
        Duration age = EventSettings.DEFAULT.historyAfter();
        try {
            age = DurationText.parse(value("events.history-after"));
        } catch (IllegalArgumentException e) {
            wrong.add("events.history-after=" + value("events.history-after") + " is no duration; write one like 5d");
        }
        return new EventSettings(types, age);
    }

    private int count(String key, int most) {
        try {
            int count = Integer.parseInt(value(key));
            if (count >= 1 && count <= most) {
                return count;
            }
        } catch (NumberFormatException e) {
            // said below, with the numbers that are out of range
        }
        wrong.add(key + "=" + value(key) + " must be a number from 1 to " + most);
        return 1;
    }
}
