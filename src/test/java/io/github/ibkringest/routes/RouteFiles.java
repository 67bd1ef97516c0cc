package io.github.ibkringest.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the folder {@code routes/}. */
final class RouteFiles {

    static final Path FOLDER = Path.of("routes").toAbsolutePath();

    private static final Pattern SQL = Pattern.compile("(?<![a-z-])sql:classpath:sql/(\\S+)\\.sql");

    private RouteFiles() {}

    static Stream<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> routes = files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList();
            return routes.stream();
        }
    }

    /** The SQL files that the steps of all routes that write name, such as {@code executions/link-orders}, once for each step. */
    static List<String> sqlSteps() throws IOException {
        List<String> steps = new ArrayList<>();
        for (Path file : all().toList()) {
            Matcher step = SQL.matcher(Files.readString(file));
            while (step.find()) {
                steps.add(step.group(1));
            }
        }
        return steps;
    }
}
