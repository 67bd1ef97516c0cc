package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.github.ibkringest.broker.Period;
import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.ibkr.flex.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.web.DateOverride;
import io.github.ibkringest.broker.ibkr.flex.web.FlexLogin;
import io.github.ibkringest.broker.ibkr.flex.web.FlexQuery;
import io.github.ibkringest.broker.ibkr.flex.web.FlexToken;
import io.github.ibkringest.broker.ibkr.flex.web.FlexWebSource;
import io.github.ibkringest.broker.ibkr.flex.web.QueryKind;
import io.github.ibkringest.broker.ibkr.flex.web.ServiceSettings;
import io.github.ibkringest.broker.ibkr.flex.web.StatementUrl;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.faults.RunningProgram;
import io.github.ibkringest.flex.web.FlexReply;
import io.github.ibkringest.flex.web.FlexRequest;
import io.github.ibkringest.flex.web.FlexStubServer;
import io.github.ibkringest.flex.web.MemoryPacing;
import io.github.ibkringest.ingest.SyncRequest;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.schedule.FetchPlan;
import io.github.ibkringest.schedule.ScheduleSettings;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A simulated year once more, with the real application: requests over HTTP, statements, routes, PostgreSQL. The broker
 * behind the HTTP server and the clock are models; moments in the ledger are moved to the clock's.
 */
class SimulatedYearOnPostgresTest {

    private static final LocalDate START = LocalDate.of(2026, 9, 14);
    private static final Duration LEAST = Duration.ofMinutes(10);

    /** Fewer ticks than by default: each costs a look into the database. */
    private static final Settings SETTINGS = Settings.load(
            null,
            Map.of(
                    "IBKR_INGEST_SCHEDULE_CONFIRMS_CRON", "0 0 11,16 ? * MON-FRI",
                    "IBKR_INGEST_SCHEDULE_CATCH_UP_CRON", "0 10 1/3 * * ?"));

    @Test
    void shouldEndWithWhatTheBrokerKnowsAfterSomeWeeks() {
        check(1, 45);
    }

    @Test
    @Tag("slow")
    void shouldEndWithWhatTheBrokerKnowsAfterAYear() {
        for (long seed = 1; seed <= 20; seed++) {
            check(seed, SimulatedBroker.DAYS);
        }
    }

    private static void check(long seed, int days) {
        SimulatedBroker broker = new SimulatedBroker(seed, START, days);
        SimulatedTime time = new SimulatedTime();
        ScheduleSettings settings = SETTINGS.schedule();
        Instant end = SimulatedBroker.moment(START.plusDays(days + SimulatedBroker.SETTLING), LocalTime.NOON);
        List<SimulatedTicks.Tick> ticks =
                SimulatedTicks.between(settings, SimulatedBroker.moment(START, LocalTime.of(8, 0)), end);
        try (RunningProgram running = RunningProgram.over(RunningProgram.freshDatabase());
                Application application = new Application(seed, broker, time, running)) {
            SimulatedYear year = new SimulatedYear(seed, ticks, broker, time, application);
            year.run(SimulatedBroker.moment(START.plusDays(days), LocalTime.MIDNIGHT));

            assertThat(broker.facts()).hasSizeGreaterThan(days);
            assertThat(broker.facts().stream()
                            .filter(fact -> !SimulatedStatements.isStored(fact, running.jdbc()))
                            .toList())
                    .as("facts that are stored otherwise, seed %s", seed)
                    .isEmpty();
            assertThat(rows(running)).isEqualTo(broker.facts().size());
            TradingCalendar calendar = TradingCalendar.standard();
            LocalDate last = calendar.previousTradingDay(LocalDate.ofInstant(time.instant(), TradingCalendar.ZONE));
            for (String account : broker.accounts()) {
                LocalDate first = START.isAfter(broker.opened(account)) ? START : broker.opened(account);
                assertThat(unproven(running, account, calendar.tradingDays(first, last)))
                        .as("%s, seed %s", account, seed)
                        .isEmpty();
            }
        }
    }

    /** Orders that are only known by their fills are no facts of their own. */
    private static int rows(RunningProgram running) {
        return running.jdbc()
                .queryForObject(
                        "select (select count(*) from trading.execution) + (select count(*) from trading.option_event)"
                                + " + (select count(*) from trading.trade_order where feed = 'flex-activity')",
                        Integer.class);
    }

    private static List<String> unproven(RunningProgram running, String account, List<LocalDate> days) {
        return running.jdbc()
                .queryForList(
                        "select d.dataset || ' ' || t.day from unnest(?::date[]) t (day)"
                                + " cross join (values ('orders'), ('executions'), ('option-events')) d (dataset)"
                                + " where not exists (select 1 from trading.proven_period p where p.account = ?"
                                + " and p.dataset = d.dataset and t.day between p.proven_from and p.proven_to)",
                        String.class,
                        days.stream().map(LocalDate::toString).toArray(String[]::new),
                        account);
    }

    /** The application, with a login at a stub behind which the simulated broker sits. */
    private static final class Application implements SimulatedYear.Program, AutoCloseable {

        private static final String ACTIVITY = "1000001";
        private static final String CONFIRMS = "1000002";

        private final Random random;
        private final SimulatedBroker broker;
        private final SimulatedTime time;
        private final RunningProgram running;
        private final FlexStubServer stub;
        private final FlexWebSource source;
        private Map<String, String> asked = Map.of();
        private long lastRun;

        Application(long seed, SimulatedBroker broker, SimulatedTime time, RunningProgram running) {
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
                    LEAST,
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
                    : activity
                            ? SimulatedStatements.activity(answer, now)
                            : SimulatedStatements.confirmations(answer, now);
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
                    SETTINGS.schedule(),
                    new FetchPlan(SETTINGS.schedule(), TradingCalendar.standard()),
                    new FeedHistory(running.database().dataSource(), SETTINGS),
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
}
