package io.github.ibkringest.cli;

import io.github.ibkringest.app.Settings;
import io.github.ibkringest.store.Database;
import java.nio.file.Path;
import picocli.CommandLine;

/** The options that every command shares, and what they lead to. */
final class Environment {

    @CommandLine.Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings file; by default application.properties beside the program.")
    private Path config;

    /** The settings, checked. */
    Settings settings() {
        return Settings.load(config, System.getenv());
    }

    /** The configured database, or the embedded one; close it. */
    Database database(Settings settings) {
        Database database = settings.hasDatabase()
                ? Database.at(settings.databaseUrl(), settings.databaseUser(), settings.databasePassword())
                : Database.embedded(settings.home());
        return database.forRuns(settings.connections());
    }
}
