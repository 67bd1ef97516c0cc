package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouteFilesTest {

    private static String[] files(boolean scheduled) {
        return files(scheduled, Map.of());
    }

    private static String[] files(boolean scheduled, Map<String, String> environment) {
        return RouteFiles.of(Settings.load(null, environment), scheduled)
                .pattern()
                .split(",");
    }

    @Test
    void shouldReadEveryFileOfTheFolder() throws IOException {
        try (Stream<Path> folder = Files.list(Path.of("routes"))) {
            List<String> built =
                    folder.map(file -> "classpath:routes/" + file.getFileName()).toList();

            assertThat(files(true, Map.of("IBKR_INGEST_ROUTES_FOLDER", "routes")))
                    .hasSizeGreaterThan(5)
                    .hasSameSizeAs(built);
            assertThat(files(true))
                    .as("events go to routes of the user, where there are any")
                    .containsExactlyInAnyOrderElementsOf(built.stream()
                            .filter(file -> !file.endsWith("/events.camel.yaml"))
                            .toList());
        }
    }

    @Test
    void shouldLeaveOutTheScheduleOfACommand() {
        assertThat(files(false))
                .contains("classpath:routes/executions.camel.yaml")
                .noneMatch(file -> file.contains("schedule") || file.contains("triggers"));
    }
}
