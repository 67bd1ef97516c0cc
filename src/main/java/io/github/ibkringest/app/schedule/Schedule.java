package io.github.ibkringest.app.schedule;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.files.FilePolicy;
import io.github.ibkringest.ingest.run.Causes;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncRequest;
import io.github.ibkringest.ingest.sync.SyncResult;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.schedule.DueFetch;
import io.github.ibkringest.schedule.FeedState;
import io.github.ibkringest.schedule.FetchPlan;
import io.github.ibkringest.schedule.ScheduleSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.spi.RouteTemplateParameterSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of the schedule's routes: which fetches are due when a trigger fires, and what becomes of them. Decisions are
 * those of the {@link FetchPlan}. Thread-safe, but made to be asked by one thread, so that no fetch is decided on while
 * another goes on.
 */
public final class Schedule {

    /** The fetch that an exchange of the schedule is about. */
    static final String FETCH = "fetch";

    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

    private final ScheduleSettings settings;
    private final FetchPlan plan;
    private final FeedStates states;
    private final Clock clock;
    private final List<FeedQuery> queries;
    private final Source.Request request;
    private final Set<String> accounts;
    private final FetchAttempts attempts = new FetchAttempts();
    private final ScheduleLog log;
    private volatile Consumer<String> failureListener = failure -> {};

    /**
     * @param paths files and folders for sources that read them; empty for the configured ones
     * @param accounts codes of the accounts wanted; empty for all
     * @param history what the store knows
     * @param clock what time it is
     */
    public Schedule(
            Settings settings,
            Sources sources,
            Source source,
            List<String> paths,
            Set<String> accounts,
            FeedHistory history,
            Clock clock) {
        this(
                settings.schedule(),
                new FetchPlan(settings.schedule(), history.calendar(), source.mostDays()),
                history,
                FeedQuery.of(source),
                sources.request(source, paths, Period.ALWAYS),
                accounts,
                clock);
    }

    Schedule(
            ScheduleSettings settings,
            FetchPlan plan,
            FeedStates states,
            List<FeedQuery> queries,
            Source.Request request,
            Set<String> accounts,
            Clock clock) {
        this.settings = settings;
        this.plan = plan;
        this.states = states;
        this.queries = List.copyOf(queries);
        this.request = request;
        this.accounts = Set.copyOf(new TreeSet<>(accounts));
        this.clock = clock;
        this.log = new ScheduleLog(clock);
    }

    /** What the routes of the triggers refer to: their expressions. */
    public Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        properties.put("schedule.catch-up.cron", settings.catchUpCron());
        for (Feed feed : settings.crons().keySet()) {
            feed.datasets()
                    .forEach(dataset -> properties.put(
                            "schedule." + feed.name() + "." + dataset.label() + ".cron", settings.cron(feed, dataset)));
        }
        return properties;
    }

    /** The triggers of the feeds that it asks, one for each data type: a bean that Camel makes routes from. */
    public RouteTemplateParameterSource triggers() {
        return Triggers.of(queries.stream()
                .map(FeedQuery::feed)
                .filter(feed -> feed.policy().isTriggered())
                .distinct()
                .toList());
    }

    /**
     * A trigger has fired, or all of them may have been missed.
     *
     * @param feed whose trigger it was; null for all
     * @param at the moment for which it was set; null when that is not known
     * @param datasets of which datasets; empty when the trigger of another dataset speaks for this one
     */
    public record Wake(Feed feed, Instant at, Set<Dataset> datasets) {}

    /** A fetch that is due, and whom to ask. */
    record Fetch(FeedQuery query, DueFetch due) {}

    /** A trigger has fired. */
    public Wake tick(String feed, String dataset, Date at) {
        LOG.debug("tick {} {} {}", feed, dataset, at == null ? "" : at.toInstant());
        Feed fired = settings.feed(feed);
        return new Wake(
                fired,
                at == null ? null : at.toInstant(),
                at == null ? fired.datasets() : plan.together(fired, Dataset.of(dataset), at.toInstant()));
    }

    /** Nobody knows what was missed. */
    public Wake catchUp() {
        return new Wake(null, null, Dataset.required());
    }

    /** The fetches that are due. */
    public List<Fetch> due(@Body Wake wake) {
        List<Fetch> fetches = new ArrayList<>();
        for (FeedQuery query : queries) {
            if (!wake.datasets().isEmpty()
                    && (wake.feed() == null || query.feed().equals(wake.feed()))) {
                due(query, wake).ifPresent(due -> fetches.add(new Fetch(query, due)));
            }
        }
        log.decides();
        return fetches;
    }

    private Optional<DueFetch> due(FeedQuery query, Wake wake) {
        // Files cost nothing to look at, and nobody knows whether new ones have come.
        if (query.feed().policy() == Feed.Policy.EACH_TICK && wake.feed() != null) {
            return Optional.of(new DueFetch(DueFetch.Reason.TIME, Period.ALWAYS, wake.datasets()));
        }
        Instant now = clock.instant();
        FeedState stored = states.of(query, plan.lastDay(now), now);
        return plan.due(query.feed(), now, attempts.addTo(stored, query));
    }

    /** What a fetch asks for. */
    public SyncRequest request(@Body Fetch fetch, Exchange exchange) {
        exchange.setVariable(FETCH, fetch);
        return begin(fetch);
    }

    SyncRequest begin(Fetch fetch) {
        attempts.begun(fetch, clock.instant());
        log.begins(fetch);
        Source asked = fetch.query().asking(fetch.due().period());
        return new SyncRequest(asked, request, withOptional(fetch.due().datasets()), accounts, false)
                .of(FilePolicy.NEW);
    }

    /** What is optional has no times of its own: it comes along with the executions, if the report has it. */
    private static Set<Dataset> withOptional(Set<Dataset> due) {
        if (!due.contains(Dataset.EXECUTIONS)) {
            return due;
        }
        Set<Dataset> wanted = EnumSet.allOf(Dataset.class);
        wanted.removeIf(dataset -> !dataset.isOptional() && !due.contains(dataset));
        return wanted;
    }

    /** What came of a fetch. */
    public void report(@Body List<RunReport> reports, Exchange exchange) {
        SyncResult.of(exchange).findings().forEach(LOG::warn);
        end(exchange.getVariable(FETCH, Fetch.class), reports);
    }

    void end(Fetch fetch, List<RunReport> reports) {
        if (reports.stream().anyMatch(run -> run.status() == RunReport.Status.REFUSED)) {
            attempts.refused(fetch, clock.instant());
        }
        log.ended(fetch, reports);
    }

    /** The sync itself could not work; the next catch-up tries again. */
    public void failed(Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        String sentence = Causes.sentence(cause);
        log.failed(exchange.getVariable(FETCH, Fetch.class), "the scheduled sync failed: " + sentence);
        LOG.debug("the scheduled sync failed", cause);
        failureListener.accept(sentence);
    }

    /** The listener for scheduled syncs that failed before their first run, with one sentence each. */
    public void tellFailures(Consumer<String> listener) {
        failureListener = listener;
    }
}
