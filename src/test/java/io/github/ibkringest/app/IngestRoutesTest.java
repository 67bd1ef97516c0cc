package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IngestRoutesTest {

    @Test
    void shouldNameEveryFileOfTheFolder() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(IngestRoutes.FILES.stream()
                            .map(name -> name + ".camel.yaml")
                            .toList());
        }
    }
}
