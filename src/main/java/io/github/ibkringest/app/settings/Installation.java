package io.github.ibkringest.app.settings;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the program lies, and what a user may have put beside it. */
public final class Installation {

    private Installation() {}

    /** The settings file of a distribution ({@code conf/}) or beside the jar. */
    static Optional<Path> settingsFile() {
        return folder().flatMap(folder -> Stream.of("conf/application.properties", "application.properties")
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst());
    }

    /** The routes of a distribution, which a user may change. */
    public static Optional<Path> routes() {
        return Optional.ofNullable(System.getProperty("ibkr-ingest.basedir"))
                .map(folder -> Path.of(folder, "routes"))
                .filter(Files::isDirectory);
    }

    private static Optional<Path> folder() {
        String distribution = System.getProperty("ibkr-ingest.basedir");
        if (distribution != null) {
            return Optional.of(Path.of(distribution));
        }
        try {
            Path code = Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isRegularFile(code) ? Optional.of(code.getParent()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
