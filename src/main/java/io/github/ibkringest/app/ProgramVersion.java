package io.github.ibkringest.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The program's version, as the build wrote it down. */
public final class ProgramVersion {

    private ProgramVersion() {}

    /** The version, like {@code 1.2.0}. */
    public static String text() {
        Properties build = new Properties();
        try (InputStream file = ProgramVersion.class.getResourceAsStream("/ibkr-ingest.properties")) {
            build.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the version of the program cannot be read", e);
        }
        return build.getProperty("version");
    }
}
