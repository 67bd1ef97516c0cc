package io.github.ibkringest.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the folder {@code routes/}. */
final class RouteFiles {

    static final Path FOLDER = Path.of("routes").toAbsolutePath();

    private RouteFiles() {}

    static Stream<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> routes = files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList();
            return routes.stream();
        }
    }
}
