package io.github.ibkringest.app.route;

import io.github.ibkringest.app.settings.Installation;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.settings.SettingsException;
import io.github.ibkringest.message.Reason;
import io.github.ibkringest.model.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files that the routes are read from: the built-in ones, those of a distribution, and those of the user. A file that
 * has the name of an earlier one stands in its place, all others are read in addition. A command reads those of optional
 * datasets when it needs them, unless the user has routes of their own, which may call any.
 */
public final class RouteFiles {

    /** The built-in files by name, written by the build: to find them by a pattern, Camel unpacks the whole jar. */
    private static final String INDEX = "/routes/index";

    private static final String SUFFIX = ".camel.yaml";

    /** The files of the schedule, which only {@code serve} has. */
    private static final List<String> SCHEDULE = List.of("schedule" + SUFFIX, "triggers" + SUFFIX);

    /** What keeps sessions open, where there are any. */
    private static final String LIVE = "live" + SUFFIX;

    /** What hands events to routes of the user, where there are any. */
    private static final String EVENTS = "events" + SUFFIX;

    /** What the HTTP server answers: health and metrics, the log of events, the page. */
    private static final String WEB = "web" + SUFFIX;

    private static final List<String> PAGE =
            List.of("feed" + SUFFIX, "figures" + SUFFIX, "page" + SUFFIX, "page-rows" + SUFFIX);

    /** What sends events to webhooks. */
    private static final String WEBHOOKS = "webhooks" + SUFFIX;

    /** What sends alerts. */
    private static final String ALERTS = "alerts" + SUFFIX;

    /** What sends events to Kafka. */
    private static final String KAFKA = "kafka" + SUFFIX;

    /** What reads statements from Kafka. */
    private static final String STATEMENTS = "statements" + SUFFIX;

    /** Datasets of which few payloads have anything; their files have the name of their first route. */
    private static final List<String> OPTIONAL = Stream.of(Dataset.values())
            .filter(dataset -> !Dataset.required().contains(dataset))
            .map(Dataset::label)
            .toList();

    private final Map<String, String> locations = new LinkedHashMap<>();
    private final Map<String, String> late = new LinkedHashMap<>();

    private RouteFiles() {}

    /** The files that the settings ask for, with those of the schedule and of live sessions or without. */
    public static RouteFiles of(Settings settings, boolean scheduled, boolean live) {
        RouteFiles files = all(settings);
        if (!scheduled) {
            SCHEDULE.forEach(files.locations::remove);
        }
        if (!live) {
            files.locations.remove(LIVE);
        }
        if (!scheduled || settings.routes() == null) {
            files.locations.remove(EVENTS);
        }
        if (!scheduled || !settings.operations().web().enabled()) {
            files.locations.remove(WEB);
            PAGE.forEach(files.locations::remove);
        }
        if (!scheduled || settings.outputs().webhooks().isEmpty()) {
            files.locations.remove(WEBHOOKS);
        }
        if (!haveAlerts(settings)) {
            files.locations.remove(ALERTS);
        }
        if (!scheduled || !settings.outputs().sendsToKafka()) {
            files.locations.remove(KAFKA);
        }
        if (!scheduled || !settings.outputs().readsFromKafka()) {
            files.locations.remove(STATEMENTS);
        }
        if (!scheduled && settings.routes() == null) {
            OPTIONAL.forEach(name -> files.late.put(name, files.locations.remove(name + SUFFIX)));
        }
        return files;
    }

    /** The files of the page, for the command that shows nothing else. */
    public static RouteFiles ofPage(Settings settings) {
        RouteFiles files = all(settings);
        files.locations.keySet().retainAll(PAGE);
        return files;
    }

    private static RouteFiles all(Settings settings) {
        RouteFiles files = new RouteFiles();
        builtIn().forEach(name -> files.locations.put(name, "classpath:routes/" + name));
        Installation.routes().ifPresent(files::add);
        if (settings.routes() != null) {
            files.add(settings.routes());
        }
        return files;
    }

    /** Whether alerts are sent: to a receiver of the settings, or by a route of the user. */
    public static boolean haveAlerts(Settings settings) {
        return settings.operations().alerts().isConfigured()
                || settings.routes() != null
                        && Files.isRegularFile(settings.routes().resolve(ALERTS));
    }

    private static List<String> builtIn() {
        try (InputStream index = RouteFiles.class.getResourceAsStream(INDEX)) {
            return new String(index.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .forEach(file -> locations.put(file.getFileName().toString(), "file:" + file.toAbsolutePath()));
        } catch (IOException e) {
            throw new SettingsException("the folder of routes " + folder + " cannot be read: " + Reason.of(e));
        }
    }

    /** As Camel takes them: locations with commas between them. */
    public String pattern() {
        return String.join(",", locations.values());
    }

    /** The files that are read once a payload needs them. */
    public LateRoutes late() {
        return new LateRoutes(late);
    }
}
