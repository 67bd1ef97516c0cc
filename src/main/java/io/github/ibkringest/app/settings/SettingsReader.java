package io.github.ibkringest.app.settings;

import io.github.ibkringest.app.output.OutputReader;
import io.github.ibkringest.broker.provider.Setting;
import io.github.ibkringest.broker.provider.SettingValues;
import io.github.ibkringest.eventlog.EventSettings;
import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads and checks all settings; collects what is wrong before it complains. Not thread-safe. */
final class SettingsReader {

    /** What the driver of PostgreSQL takes; of anything else it says that there is no suitable driver. */
    private static final Pattern DATABASE_URL = Pattern.compile("jdbc:postgresql:(//HOST(,HOST)*([/?].*)?|[^/].*|/)?"
            .replace("HOST", "([^:/?,\\[]*|\\[[^]]+])(:\\d{1,5})?"));

    private final Properties properties = new Properties();
    private final Map<String, String> environment;
    private final Set<String> wrong = new TreeSet<>();
    private final Map<String, Setting<?>> known = new TreeMap<>();
    private final SourceProviders providers = SourceProviders.found();
    private final SettingValues values = new SettingValues(this::value, wrong::add);

    SettingsReader(Path file, Map<String, String> environment) {
        this.environment = environment;
        all(providers).forEach(setting -> known.put(setting.key(), setting));
        if (file != null) {
            parse(file);
        }
        Set<String> keys = new TreeSet<>(known.keySet());
        providers.settings(values).forEach(setting -> keys.add(setting.key()));
        OutputReader.settings(webhooks()).forEach(setting -> keys.add(setting.key()));
        UnknownSettings unknown = new UnknownSettings(keys, key -> providers.nearly(key, values));
        wrong.addAll(unknown.inFile(properties.stringPropertyNames(), file));
        wrong.addAll(unknown.in(environment));
    }

    /** All settings but those that depend on the values of others. */
    static Collection<Setting<?>> all(SourceProviders providers) {
        Map<String, Setting<?>> all = new TreeMap<>();
        for (Collection<Setting<?>> some : List.of(
                ProgramSettings.ALL, OutputReader.FIXED, providers.settings(), ScheduleReader.all(providers.feeds()))) {
            some.forEach(setting -> all.put(setting.key(), setting));
        }
        return all.values();
    }

    private void parse(Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException("the settings file " + file + " cannot be read: " + Reason.of(e)
                    + "; give --config the path of a properties file");
        }
    }

    Settings read() {
        Integer port = values.read(ProgramSettings.DATABASE_PORT);
        Settings settings = new Settings(
                folder(ProgramSettings.HOME),
                values.read(ProgramSettings.DATABASE_URL),
                values.read(ProgramSettings.DATABASE_USER),
                values.read(ProgramSettings.DATABASE_PASSWORD),
                port == null ? 0 : port,
                values.read(ProgramSettings.CONNECTIONS),
                "refuse".equals(values.read(ProgramSettings.UNKNOWN_ACCOUNTS)),
                CoverageSettings.read(values),
                providers.configure(values),
                new ScheduleReader(values, providers.feeds()).read(),
                values.read(ProgramSettings.ROUTES) == null ? null : routes(),
                new EventSettings(values.read(ProgramSettings.EVENTS), values.read(ProgramSettings.HISTORY_AFTER)),
                new OutputReader(values, webhooks()).read(),
                new OperationsReader(values).read());
        if (settings.hasDatabase()
                && !DATABASE_URL.matcher(settings.databaseUrl()).matches()) {
            wrong.add("database.url must start with jdbc:postgresql: and have a number as its port"
                    + " (jdbc:postgresql://HOST:PORT/DATABASE)");
        }
        if (!wrong.isEmpty()) {
            throw new SettingsException(String.join("\n", wrong));
        }
        return settings;
    }

    private Set<String> webhooks() {
        return OutputReader.names(properties.stringPropertyNames(), set());
    }

    /** An empty variable counts as absent. */
    private Set<String> set() {
        return environment.entrySet().stream()
                .filter(variable -> !variable.getValue().isBlank())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private String value(String key) {
        String fromEnvironment = environment.get(Setting.variable(key));
        return fromEnvironment != null && !fromEnvironment.isBlank()
                ? fromEnvironment.strip()
                : properties.getProperty(key, standard(key)).strip();
    }

    private String standard(String key) {
        Setting<?> setting = known.get(key);
        return setting == null ? "" : setting.standard();
    }

    private Path folder(Setting<String> setting) {
        String value = values.read(setting);
        return Path.of(value.startsWith("~") ? System.getProperty("user.home") + value.substring(1) : value);
    }

    /** Camel itself reports missing routes only when something is sent to one. */
    private Path routes() {
        String key = ProgramSettings.ROUTES.key();
        Path folder = folder(ProgramSettings.ROUTES);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.camel.yaml")) {
            if (!files.iterator().hasNext()) {
                wrong.add(key + "=" + folder
                        + " holds no *.camel.yaml; put your routes there, or leave it out for the built-in ones alone");
            }
        } catch (IOException e) {
            wrong.add(key + "=" + folder + " cannot be read as a folder ("
                    + Reason.of(e)
                    + "); name the one with your routes, or leave it out for the built-in ones alone");
        }
        return folder;
    }
}
