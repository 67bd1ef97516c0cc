package io.github.ibkringest.cli.command;

import io.github.ibkringest.app.Ingestor;
import io.github.ibkringest.app.live.LivePlan;
import io.github.ibkringest.app.schedule.FeedHistory;
import io.github.ibkringest.app.schedule.NextRuns;
import io.github.ibkringest.app.schedule.Schedule;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.live.LiveFeed;
import io.github.ibkringest.cli.database.DatabaseAddress;
import io.github.ibkringest.cli.invocation.AccountChoice;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.cli.invocation.SourceChoice;
import io.github.ibkringest.cli.invocation.Stop;
import io.github.ibkringest.cli.status.PageTroubles;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.web.WebServer;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** {@code serve}: the scheduler. */
@CommandLine.Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Syncs on a schedule (settings schedule.…, New York time) until stopped.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ibkr-ingest serve --file inbox/",
            "  IBKR_INGEST_SCHEDULE_CRON=\"0 0 * ? * *\" ibkr-ingest serve --account U1234567 --file inbox/"
        })
public final class ServeCommand implements Callable<Integer> {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

    @CommandLine.Mixin
    private Invocation invocation;

    @CommandLine.Mixin
    private AccountChoice accounts;

    @CommandLine.Mixin
    private SourceChoice source;

    @CommandLine.Option(
            names = "--file",
            paramLabel = "PATH",
            description = "File or folder to read at each tick; repeatable. Default: setting flex-file.paths.")
    private List<String> files = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = invocation.settings();
        WebServer.check(settings.operations().web());
        Sources sources = new Sources(settings);
        Source chosen = source.among(sources, files);
        List<LiveFeed> feeds = source.liveFeeds(settings);
        Stop stop = new Stop(settings.operations().grace());
        try (Database database = invocation.database(settings).forSessions(feeds.size())) {
            // The first runs begin while the routes still start.
            stop.listen(database);
            SourceChoice.check(chosen, database);
            Schedule schedule = schedule(settings, sources, chosen, database);
            LivePlan live = new LivePlan(feeds, Set.copyOf(accounts.names().names()));
            try (Ingestor ingestor =
                    Ingestor.start(settings, database, sources, schedule, live, new PageTroubles(settings, database))) {
                feeds.forEach(feed -> invocation.say("Listening to " + feed.source() + " " + feed.name() + "."));
                announce(chosen, settings, database, ingestor);
                stop.awaitRequest();
                invocation.say("Stopping; active runs may continue for "
                        + settings.operations().grace().toSeconds() + " s (setting serve.grace).");
            }
        } finally {
            stop.ended();
        }
        return ExitCode.DONE;
    }

    private void announce(Source chosen, Settings settings, Database database, Ingestor ingestor) {
        ingestor.monitoringAddress()
                .ifPresent(address -> invocation.say("The page: " + address + "/\nHealth, metrics and events: "
                        + address + "/health/live, /health/ready, /metrics, /events, /events/stream"));
        invocation.say("Serving " + chosen.name() + " into "
                + DatabaseAddress.of(database).jdbc() + "; stop with Ctrl-C.");
        String next = NextRuns.of(settings, chosen, invocation.clock().instant()).stream()
                .map(fire -> fire.what() + " " + (fire.at() == null ? "never" : MINUTE.format(fire.at())))
                .collect(Collectors.joining(", "));
        if (!next.isEmpty()) {
            invocation.say("Next fetches, New York time: " + next + "; what was missed is fetched at once.");
        }
    }

    private Schedule schedule(Settings settings, Sources sources, Source chosen, Database database) {
        FeedHistory history = new FeedHistory(database.dataSource(), settings);
        return new Schedule(
                settings, sources, chosen, files, new TreeSet<>(accounts.names().names()), history, invocation.clock());
    }
}
