package io.github.ibkringest.cli;

import io.github.ibkringest.app.Settings;
import io.github.ibkringest.store.Database;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** The options that every command shares, and what they lead to. */
final class Environment {

    private static final Logger LOG = LoggerFactory.getLogger(Environment.class);

    @CommandLine.Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings file; by default application.properties beside the program.")
    private Path config;

    /** The settings, checked. */
    Settings settings() {
        Settings settings = Settings.load(config, System.getenv());
        JsonLog.use(settings.operations().jsonLog());
        return settings;
    }

    /** Says something beside the result: on standard error, as a line of the log where that is JSON. */
    static void say(PrintWriter err, String text) {
        if (JsonLog.isOn()) {
            LOG.info(text);
        } else {
            err.println(text);
        }
    }

    /** Says what went wrong, likewise. */
    static void complain(PrintWriter err, String text) {
        if (JsonLog.isOn()) {
            LOG.error(text);
        } else {
            err.println("ibkr-ingest: " + text);
        }
    }

    /** The configured database, or the embedded one; close it. */
    Database database(Settings settings) {
        Database database = settings.hasDatabase()
                ? Database.at(settings.databaseUrl(), settings.databaseUser(), settings.databasePassword())
                : Database.embedded(settings.home());
        return database.forRuns(settings.connections());
    }
}
