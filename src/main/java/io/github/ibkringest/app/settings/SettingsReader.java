package io.github.ibkringest.app.settings;

import io.github.ibkringest.broker.ibkr.flex.format.DateOrder;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.format.ZoneNames;
import io.github.ibkringest.broker.ibkr.flex.web.login.ServiceSettings;
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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Reads and checks all settings; collects what is wrong before it complains. Not thread-safe. */
final class SettingsReader {

    private static final String ROUTES = "routes.folder";

    /**
     * Every key with its default, but those of logins ({@link FlexLogins}), schedule ({@link ScheduleReader}) and
     * service ({@link OperationsReader}).
     */
    static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("home", "~/.ibkr-ingest"),
            Map.entry("database.url", ""),
            Map.entry("database.user", ""),
            Map.entry("database.password", ""),
            Map.entry("database.connections", "2"),
            Map.entry("accounts.unknown", "register"),
            Map.entry(CoverageSettings.SINCE, ""),
            Map.entry(CoverageSettings.FILE, ""),
            Map.entry("flex.zone", FlexSettings.DEFAULT.zone().getId()),
            Map.entry("flex.zone-names", ""),
            Map.entry("flex.date-order", "UNKNOWN"),
            Map.entry("flex.max-bytes", String.valueOf(FlexSettings.DEFAULT.maxBytes())),
            Map.entry("flex-web.logins", ""),
            Map.entry("flex-web.max-bytes", String.valueOf(ServiceSettings.DEFAULT.maxBytes())),
            Map.entry("flex-file.paths", ""),
            Map.entry("events.record", "all"),
            Map.entry("events.history-after", "5d"),
            Map.entry(ROUTES, ""));

    private static final String PREFIX = "IBKR_INGEST_";

    private final Properties properties = new Properties();
    private final Map<String, String> environment;
    private final Set<String> wrong = new TreeSet<>();

    SettingsReader(Path file, Map<String, String> environment) {
        this.environment = environment;
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
        FlexLogins logins = new FlexLogins(this::value, wrong::add);
        Set<String> known = new TreeSet<>(DEFAULTS.keySet());
        known.addAll(ScheduleReader.DEFAULTS.keySet());
        known.addAll(OperationsReader.DEFAULTS.keySet());
        known.addAll(logins.keys());
        for (String key : properties.stringPropertyNames()) {
            if (!known.contains(key)) {
                wrong.add(key + " in " + file + " is no setting"
                        + logins.ofNobody(key).orElseGet(() -> Alike.question(key, known)));
            }
        }
    }

    Settings read() {
        FlexSettings flex = new FlexSettings(
                zone("flex.zone"), zoneNames("flex.zone-names"), dateOrder("flex.date-order"), size("flex.max-bytes"));
        Settings settings = new Settings(
                folder("home"),
                text("database.url"),
                text("database.user"),
                text("database.password"),
                count("database.connections", 16),
                oneOf("accounts.unknown", List.of("register", "refuse")).equals("refuse"),
                CoverageSettings.read(this::value, wrong::add),
                flex,
                new FlexLogins(this::value, wrong::add).read(flex, size("flex-web.max-bytes")),
                list("flex-file.paths"),
                new ScheduleReader(this::value, wrong::add).read(),
                text(ROUTES) == null ? null : routes(),
                events(),
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

    private static String defaultOf(String key) {
        return DEFAULTS.getOrDefault(
                key, OperationsReader.DEFAULTS.getOrDefault(key, ScheduleReader.DEFAULTS.getOrDefault(key, "")));
    }

    private String text(String key) {
        String value = value(key);
        return value.isEmpty() ? null : value;
    }

    private Path folder(String key) {
        String value = value(key);
        return Path.of(value.startsWith("~") ? System.getProperty("user.home") + value.substring(1) : value);
    }

    /** Camel itself tells of missing routes only when something is sent to one. */
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

    private ZoneId zone(String key) {
        try {
            return ZoneId.of(value(key));
        } catch (DateTimeException e) {
            wrong.add(key + "=" + value(key) + " is no time zone; write one like America/New_York");
            return FlexSettings.DEFAULT.zone();
        }
    }

    private ZoneNames zoneNames(String key) {
        try {
            return ZoneNames.parse(value(key));
        } catch (IllegalArgumentException e) {
            wrong.add(key + "=" + value(key) + ": " + e.getMessage()
                    + " gives no zone a meaning; write them once each, like IST=+02:00, CST=Asia/Shanghai");
            return ZoneNames.DEFAULT;
        }
    }

    private DateOrder dateOrder(String key) {
        return Optional.of(oneOf(key, List.of("UNKNOWN", "MONTH_FIRST", "DAY_FIRST")))
                .filter(value -> Arrays.stream(DateOrder.values())
                        .anyMatch(order -> order.name().equals(value)))
                .map(DateOrder::valueOf)
                .orElse(DateOrder.UNKNOWN);
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

    private long size(String key) {
        try {
            long size = Long.parseLong(value(key));
            if (size >= 1) {
                return size;
            }
        } catch (NumberFormatException e) {
            // said below, with the sizes that nothing fits into
        }
        wrong.add(key + "=" + value(key) + " must be a number of bytes, 1 or more");
        return 1;
    }
}
