package io.github.ibkringest.app.schedule;

import com.sun.net.httpserver.HttpExchange;
import io.github.ibkringest.app.SimulatedBroker;
import io.github.ibkringest.app.SimulatedStatements;
import io.github.ibkringest.app.SimulatedTime;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.web.FlexWebSource;
import io.github.ibkringest.broker.ibkr.flex.web.login.DateOverride;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexLogin;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexQuery;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexToken;
import io.github.ibkringest.broker.ibkr.flex.web.login.QueryKind;
import io.github.ibkringest.broker.ibkr.flex.web.login.ServiceSettings;
import io.github.ibkringest.broker.ibkr.flex.web.login.StatementUrl;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.faults.RunningProgram;
import io.github.ibkringest.flex.web.FlexReply;
import io.github.ibkringest.flex.web.FlexRequest;
import io.github.ibkringest.flex.web.FlexStubServer;
import io.github.ibkringest.flex.web.MemoryPacing;
import io.github.ibkringest.ingest.sync.SyncRequest;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.schedule.FetchPlan;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The application, with a login at a stub behind which the simulated broker sits. */
public final class ApplicationAtStub implements SimulatedYear.Program, AutoCloseable {

    private static final String ACTIVITY = "1000001";
    private static final String CONFIRMS = "1000002";

    private final Settings settings;
    private final Random random;
    private final SimulatedBroker broker;
    private final SimulatedTime time;
    private final RunningProgram running;
    private final FlexStubServer stub;
    private final FlexWebSource source;
    private Map<String, String> asked = Map.of();
    private long lastRun;

    public ApplicationAtStub(
            Settings settings, long seed, SimulatedBroker broker, SimulatedTime time, RunningProgram running) {
        this.settings = settings;
        this.random = new Random(seed + 1);
        this.broker = broker;
        this.time = time;
        this.running = running;
        this.stub = FlexStubServer.start(time)
                .deliver(ACTIVITY, "")
                .deliver(CONFIRMS, "")
                .onRequest(this::accept)
                .onStatement(this::deliver);
        MemoryPacing pacing = new MemoryPacing(time);
        this.source = new FlexWebSource(List.of(login()), () -> pacing, time);
    }

    private FlexLogin login() {
        ServiceSettings service = new ServiceSettings(
                stub.baseUrl(),
                StatementUrl.RETURNED,
                "Java/17",
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                1 << 24);
        return new FlexLogin(
                "main",
                new FlexToken(new Secret(FlexStubServer.TOKEN)),
                List.of(
                        new FlexQuery(QueryKind.ACTIVITY, ACTIVITY, DateOverride.FD_TD),
                        new FlexQuery(QueryKind.CONFIRMS, CONFIRMS, DateOverride.FD_TD)),
                FlexSettings.DEFAULT,
                service);
    }

    private void accept(FlexStubServer server, FlexRequest request, HttpExchange exchange) throws IOException {
        asked = request.parameters();
        FlexReply reply = broker.withoutToken().contains(time.instant())
                ? FlexReply.error(1012, "Token has expired.")
                : FlexReply.accepted();
        reply.send(server, request, exchange);
    }

    private void deliver(FlexStubServer server, FlexRequest request, HttpExchange exchange) throws IOException {
        Instant now = time.instant();
        boolean activity = asked.get("q").equals(ACTIVITY);
        SimulatedBroker.Answer answer = activity ? broker.activity(period(), now) : broker.confirmations(now);
        String statement = !answer.isStatement()
                ? null
                : activity ? SimulatedStatements.activity(answer, now) : SimulatedStatements.confirmations(answer, now);
        FlexReply reply = statement == null ? FlexReply.inProgress() : FlexReply.xml(statement);
        reply.send(server, request, exchange);
    }

    private Period period() {
        return asked.containsKey("fd") ? new Period(day("fd"), day("td")) : Period.ALWAYS;
    }

    private LocalDate day(String parameter) {
        return LocalDate.parse(asked.get(parameter), DateTimeFormatter.BASIC_ISO_DATE);
    }

    @Override
    public Schedule start() {
        return new Schedule(
                settings.schedule(),
                new FetchPlan(settings.schedule(), TradingCalendar.standard(), DateOverride.MOST_DAYS),
                new FeedHistory(running.database().dataSource(), settings),
                FeedQuery.of(source),
                new Source.Request(List.of(), Period.ALWAYS),
                Set.of(),
                time);
    }

    @Override
    public boolean fetch(Schedule schedule, Schedule.Fetch fetch) {
        SyncRequest request = schedule.begin(fetch);
        boolean killed = random.nextInt(50) == 0;
        schedule.end(fetch, running.ingestor().sync(killed ? begun(request) : request));
        moveToVirtualTime();
        return !killed;
    }

    /** A program that is killed leaves some datasets behind; what it leaves of a run is another test's question. */
    private static SyncRequest begun(SyncRequest request) {
        Set<Dataset> first = EnumSet.of(request.datasets().iterator().next());
        return new SyncRequest(request.source(), request.request(), first, request.accounts(), false);
    }

    private void moveToVirtualTime() {
        Timestamp now = Timestamp.from(time.instant());
        running.jdbc().update("update trading.run set started_at = ? where id > ?", now, lastRun);
        Long newest = running.jdbc().queryForObject("select coalesce(max(id), 0) from trading.run", Long.class);
        lastRun = newest == null ? 0 : newest;
    }

    @Override
    public void close() {
        stub.close();
    }
}
