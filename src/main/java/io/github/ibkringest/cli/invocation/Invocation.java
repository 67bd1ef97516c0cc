package io.github.ibkringest.cli.invocation;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.cli.log.JsonLog;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.store.Database;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** How a command was called: the options that all share, what they lead to, and where the command prints. */
public final class Invocation {

    private static final Logger LOG = LoggerFactory.getLogger(Invocation.class);

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec command;

    @CommandLine.Option(
            names = "--config",
            scope = CommandLine.ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Settings file; by default application.properties beside the program.")
    private Path config;

    private final Clock clock;

    /** @param clock what time it is, in the zone of the user */
    public Invocation(Clock clock) {
        this.clock = clock;
    }

    /** What time it is for this call, in the zone of the user. */
    public Clock clock() {
        return clock;
    }

    /** The settings, checked. */
    public Settings settings() {
        Settings settings = Settings.load(config, System.getenv());
        JsonLog.use(settings.operations().jsonLog());
        return settings;
    }

    /** Where results go. */
    public PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Where everything else goes. */
    public PrintWriter err() {
        return command.commandLine().getErr();
    }

    /** Says something beside the result: on standard error, as a line of the log where that is JSON. */
    public void say(String text) {
        say(err(), text);
    }

    /** Says something beside the result, likewise. */
    public static void say(PrintWriter err, String text) {
        if (JsonLog.isOn()) {
            LOG.info(text);
        } else {
            err.println(text);
        }
    }

    /** Says what went wrong, likewise. */
    public static void complain(PrintWriter err, String text) {
        if (JsonLog.isOn()) {
            LOG.error(text);
        } else {
            err.println("ibkr-ingest: " + text);
        }
    }

    /** Says why runs did not succeed, each reason once. */
    public static void complain(PrintWriter err, List<RunReport> runs) {
        runs.stream().map(RunReport::error).filter(Objects::nonNull).distinct().forEach(error -> complain(err, error));
    }

    /** The configured database, or the embedded one; close it. */
    public Database database(Settings settings) {
        Database database = settings.hasDatabase()
                ? Database.at(settings.databaseUrl(), settings.databaseUser(), settings.databasePassword())
                : Database.embedded(settings.home(), settings.databasePort());
        return database.forRuns(settings.connections());
    }
}
