package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.route.RouteFiles;
import io.github.ibkringest.app.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouteFilesTest {

    private static final Map<String, String> EVERYTHING = Map.of(
            "IBKR_INGEST_ROUTES_FOLDER", "routes",
            "IBKR_INGEST_KAFKA_BROKERS", "localhost:9092",
            "IBKR_INGEST_KAFKA_EVENTS_PREFIX", "t.",
            "IBKR_INGEST_KAFKA_STATEMENTS_TOPIC", "t",
            "IBKR_INGEST_WEBHOOK_A_URL", "https://localhost/",
            "IBKR_INGEST_WEBHOOK_A_SECRET", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");

    private static String[] files(boolean scheduled) {
        return files(scheduled, Map.of());
    }

    private static String[] files(boolean scheduled, Map<String, String> environment) {
        return RouteFiles.of(Settings.load(null, environment), scheduled, scheduled)
                .pattern()
                .split(",");
    }

    @Test
    void shouldReadEveryFileOfTheFolder() throws IOException {
        try (Stream<Path> folder = Files.list(Path.of("routes"))) {
            List<String> built =
                    folder.map(file -> "classpath:routes/" + file.getFileName()).toList();

            assertThat(files(true, EVERYTHING)).hasSizeGreaterThan(5).hasSameSizeAs(built);
            assertThat(files(true))
                    .as("events and alerts go where somebody wants them")
                    .containsExactlyInAnyOrderElementsOf(built.stream()
                            .filter(file -> !file.matches(".*/(events|webhooks|alerts|kafka|statements).camel.yaml"))
                            .toList());
            assertThat(files(true, Map.of("IBKR_INGEST_MONITOR_PORT", "off")))
                    .noneMatch(file -> file.matches(".*/(web|feed|figures|page|page-rows).camel.yaml"));
            assertThat(files(false, Map.of("IBKR_INGEST_ALERT_COMMAND", "cat")))
                    .contains("classpath:routes/alerts.camel.yaml");
        }
    }

    @Test
    void shouldReadNothingThatImportsForThePage() {
        assertThat(RouteFiles.ofPage(Settings.load(null, EVERYTHING)).pattern().split(","))
                .extracting(file -> file.replaceAll(".*/", ""))
                .containsExactly("feed.camel.yaml", "figures.camel.yaml", "page-rows.camel.yaml", "page.camel.yaml");
    }

    @Test
    void shouldLeaveOutTheScheduleOfACommand() {
        assertThat(files(false))
                .contains("classpath:routes/executions.camel.yaml")
                .noneMatch(
                        file -> file.matches(
                                ".*/(schedule|triggers|events|web|feed|figures|page.*|webhooks|live|kafka|statements).camel.yaml"));
    }

    /** Of optional datasets, unless routes of the user may call them. */
    @Test
    void shouldReadFilesOfOptionalDatasetsWhenTheyAreNeeded() {
        String optional = ".*/(corporate-actions|transfers).camel.yaml";
        assertThat(files(false)).noneMatch(file -> file.matches(optional));
        assertThat(files(false, EVERYTHING))
                .filteredOn(file -> file.matches(optional))
                .hasSize(2);
        assertThat(files(true)).filteredOn(file -> file.matches(optional)).hasSize(2);
    }
}
