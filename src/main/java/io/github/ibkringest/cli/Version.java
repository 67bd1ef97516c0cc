package io.github.ibkringest.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine;

/** The program's version, as the build wrote it down. */
final class Version implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream file = Version.class.getResourceAsStream("/ibkr-ingest.properties")) {
            build.load(file);
        }
        return new String[] {"ibkr-ingest " + build.getProperty("version")};
    }
}
