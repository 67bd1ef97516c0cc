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
        return RouteFiles.of(Settings.load(null, Map.of()), scheduled).pattern().split(",");
    }

    @Test
    void shouldReadEveryFileOfTheFolder() throws IOException {
        try (Stream<Path> folder = Files.list(Path.of("routes"))) {
            List<String> built =
                    folder.map(file -> "classpath:routes/" + file.getFileName()).toList();

            assertThat(files(true)).hasSizeGreaterThan(5).containsExactlyInAnyOrderElementsOf(built);
        }
    }

    @Test
    void shouldLeaveOutTheScheduleOfACommand() {
        assertThat(files(false))
                .contains("classpath:routes/executions.camel.yaml")
                .noneMatch(file -> file.contains("schedule") || file.contains("triggers"));
    }
}
