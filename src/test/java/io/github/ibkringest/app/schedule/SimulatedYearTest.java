package io.github.ibkringest.app.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.ibkringest.app.SimulatedBroker;
import io.github.ibkringest.app.SimulatedTicks;
import io.github.ibkringest.app.SimulatedTime;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.ibkr.flex.SampleSource;
import io.github.ibkringest.broker.ibkr.flex.web.FlexFeeds;
import io.github.ibkringest.broker.ibkr.flex.web.login.DateOverride;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.faults.FaultMatrix;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.schedule.FetchPlan;
import io.github.ibkringest.schedule.ScheduleSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Years of the schedule over a broker where everything goes wrong, in memory: what is fetched when is decided by the
 * classes of {@code serve}, only broker and store are models. In the end the store holds what the broker knows.
 */
class SimulatedYearTest {

    private static final ScheduleSettings SETTINGS =
            Settings.load(null, Map.of()).schedule();
    private static final TradingCalendar CALENDAR = TradingCalendar.standard();
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 12);

    /** A year that begins in each quarter; the ticks are the same for all seeds. */
    private static final List<List<SimulatedTicks.Tick>> TICKS = IntStream.range(0, 4)
            .mapToObj(quarter -> ticks(FIRST.plusMonths(quarter * 3L)))
            .toList();

    private static List<SimulatedTicks.Tick> ticks(LocalDate start) {
        LocalDate end = start.plusDays(SimulatedBroker.DAYS + SimulatedBroker.SETTLING);
        return SimulatedTicks.between(
                SETTINGS,
                SimulatedBroker.moment(start, LocalTime.of(8, 0)),
                SimulatedBroker.moment(end, LocalTime.NOON));
    }

    /** Millions of lines. */
    @BeforeAll
    static void beSilent() {
        ((Logger) LoggerFactory.getLogger(Schedule.class)).setLevel(Level.OFF);
    }

    @AfterAll
    static void speakAgain() {
        ((Logger) LoggerFactory.getLogger(Schedule.class)).setLevel(null);
    }

    @Test
    void shouldEndWithWhatTheBrokerKnows() {
        LongStream.range(1, 21).forEach(SimulatedYearTest::check);
    }

    @Test
    @Tag("slow")
    void shouldAlwaysEndWithWhatTheBrokerKnows() throws Exception {
        FaultMatrix.record("a year in which everything goes wrong, in memory", "seeds 1 to 1000", () -> {
            LongStream.range(1, 1_001).parallel().forEach(SimulatedYearTest::check);
            return "1000 of 1000 ended with what the broker knows and no day unproven, and asked modestly";
        });
    }

    private static void check(long seed) {
        int quarter = (int) (seed % 4);
        LocalDate start = FIRST.plusMonths(quarter * 3L);
        SimulatedBroker broker = new SimulatedBroker(seed, start, SimulatedBroker.DAYS);
        ModelStore store = new ModelStore();
        SimulatedTime time = new SimulatedTime();
        Model model = new Model(broker, store, time, new Random(seed + 1));
        SimulatedYear year = new SimulatedYear(seed, TICKS.get(quarter), broker, time, model);
        year.run(SimulatedBroker.moment(start.plusDays(SimulatedBroker.DAYS), LocalTime.MIDNIGHT));

        String what = "seed " + seed + ", the last requests " + last(year.requests());
        LocalDate last = CALENDAR.previousTradingDay(
                time.instant().atZone(TradingCalendar.ZONE).toLocalDate());
        Map<Integer, ModelStore.Row> rows = store.rows();
        assertThat(broker.facts().stream()
                        .filter(fact -> !new ModelStore.Row(fact.restated().size(), true).equals(rows.get(fact.id()))))
                .as("facts that are stored otherwise, " + what)
                .isEmpty();
        assertThat(rows).as(what).hasSameSizeAs(broker.facts());
        for (String account : broker.accounts()) {
            for (LocalDate day : CALENDAR.tradingDays(
                    start.isAfter(broker.opened(account)) ? start : broker.opened(account), last)) {
                for (Dataset dataset : Dataset.required()) {
                    assertThat(store.proves(account, dataset, day))
                            .as("%s of %s on %s, %s", dataset, account, day, what)
                            .isTrue();
                }
            }
        }
        isModest(year.requests(), seed);
    }

    private static List<SimulatedYear.Request> last(List<SimulatedYear.Request> all) {
        return all.subList(Math.max(0, all.size() - 10), all.size());
    }

    /** No confirmations without trading, nothing in hours of maintenance, and not many requests a day. */
    private static void isModest(List<SimulatedYear.Request> requests, long seed) {
        assertThat(requests)
                .as("seed %s", seed)
                .noneMatch(request -> request.isOf(FlexFeeds.CONFIRMS) && !CALENDAR.isTradingDay(request.day()))
                .noneMatch(
                        request -> SETTINGS.quietHours().contains(request.at().atZone(TradingCalendar.ZONE)));
        Map<LocalDate, Long> activity = requests.stream()
                .filter(request -> request.isOf(FlexFeeds.ACTIVITY))
                .collect(Collectors.groupingBy(SimulatedYear.Request::day, Collectors.counting()));
        assertThat(activity.values())
                .as("requests a day, two catch-ups an hour while the broker does not answer; seed %s", seed)
                .allMatch(count -> count <= 50);
    }

    /** The program over the models. */
    private static final class Model implements SimulatedYear.Program {

        private final SimulatedBroker broker;
        private final ModelStore store;
        private final SimulatedTime time;
        private final Random random;
        private final FetchPlan plan = new FetchPlan(SETTINGS, CALENDAR, DateOverride.MOST_DAYS);

        Model(SimulatedBroker broker, ModelStore store, SimulatedTime time, Random random) {
            this.broker = broker;
            this.store = store;
            this.time = time;
            this.random = random;
        }

        @Override
        public Schedule start() {
            List<FeedQuery> queries = List.of(
                    new FeedQuery(FlexFeeds.ACTIVITY, new SampleSource(), "activity"),
                    new FeedQuery(FlexFeeds.CONFIRMS, new SampleSource(), "confirms"));
            return new Schedule(SETTINGS, plan, store, queries, new Source.Request(List.of(), null), Set.of(), time);
        }

        @Override
        public boolean fetch(Schedule schedule, Schedule.Fetch fetch) {
            schedule.begin(fetch);
            Feed feed = fetch.query().feed();
            Instant now = time.instant();
            SimulatedBroker.Answer answer =
                    feed == FlexFeeds.ACTIVITY ? broker.activity(fetch.due().period(), now) : broker.confirmations(now);
            if (!answer.isStatement()) {
                schedule.end(fetch, List.of(failed(answer.refused())));
                return true;
            }
            boolean killed = random.nextInt(50) == 0;
            for (String account : answer.accounts()) {
                for (Dataset dataset : fetch.due().datasets()) {
                    if (killed && random.nextInt(4) == 0) {
                        return false;
                    }
                    store.commit(feed, account, dataset, answer, now);
                }
            }
            schedule.end(fetch, List.of());
            return !killed;
        }

        private static RunReport failed(boolean refused) {
            return new RunReport(
                    null,
                    null,
                    Environment.LIVE,
                    Dataset.EXECUTIONS,
                    "flex-web",
                    "model",
                    null,
                    refused ? RunReport.Status.REFUSED : RunReport.Status.UNAVAILABLE,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    Map.of(),
                    0,
                    "model",
                    List.of());
        }
    }
}
