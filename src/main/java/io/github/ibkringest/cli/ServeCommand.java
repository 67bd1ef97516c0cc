package io.github.ibkringest.cli;

import io.github.ibkringest.app.Ingestor;
import io.github.ibkringest.app.Schedule;
import io.github.ibkringest.app.Settings;
import io.github.ibkringest.app.Sources;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;

/** {@code serve}: the scheduler. */
@CommandLine.Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Syncs on a schedule (setting schedule.cron, New York time) until stopped.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ibkr-ingest serve --file inbox/",
            "  IBKR_INGEST_SCHEDULE_CRON=\"0 0 * ? * *\" ibkr-ingest serve --account U1234567 --file inbox/"
        })
final class ServeCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private Environment environment;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(names = "--account", paramLabel = "CODE", description = "Only this account; repeatable.")
    private List<String> accounts = new ArrayList<>();

    @CommandLine.Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Where from: flex-web, flex-file or sample.")
    private String source;

    @CommandLine.Option(
            names = "--file",
            paramLabel = "PATH",
            description = "File or folder to read at each tick; repeatable. Default: setting flex-file.paths.")
    private List<String> files = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = environment.settings();
        Sources sources = new Sources(settings);
        Source chosen = source == null ? sources.byDefault(files) : sources.named(source);
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread hook = new Thread(() -> awaitEnd(stop, stopped), "stop");
        try (Database database = environment.database(settings);
                Ingestor ingestor = Ingestor.start(
                        settings, database, sources, new Schedule(sources, chosen, files, new TreeSet<>(accounts)))) {
            Runtime.getRuntime().addShutdownHook(hook);
            spec.commandLine()
                    .getErr()
                    .println("Serving " + chosen.name() + " at " + settings.scheduleCron() + " (New York time) into "
                            + database.url() + "; stop with Ctrl-C.");
            stop.await();
        } finally {
            stopped.countDown();
        }
        return ExitCode.DONE;
    }

    /** Lets what is running end and the database close before the process goes. */
    private static void awaitEnd(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
            // being asked to stop is no failure, which is what the signal's own exit code would say
            Runtime.getRuntime().halt(ExitCode.DONE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
