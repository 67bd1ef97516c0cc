package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.schedule.ApplicationAtStub;
import io.github.ibkringest.app.schedule.SimulatedYear;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.faults.FaultMatrix;
import io.github.ibkringest.faults.RunningProgram;
import io.github.ibkringest.schedule.ScheduleSettings;
import io.github.ibkringest.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A simulated year once more, with the real application: requests over HTTP, statements, routes, PostgreSQL. The broker
 * behind the HTTP server and the clock are models; moments in the ledger are moved to the clock's.
 */
class SimulatedYearOnPostgresTest {

    private static final LocalDate START = LocalDate.of(2026, 9, 14);
    private static final int SEEDS = 20;

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
    void shouldEndWithWhatTheBrokerKnowsAfterAYear() throws Exception {
        FaultMatrix.record("a year in which everything goes wrong, on PostgreSQL", "seeds 1 to " + SEEDS, () -> {
            checkAll();
            return SEEDS + " of " + SEEDS + " ended with the rows that the broker knows and no day unproven";
        });
    }

    /** As many at a time as there are processors; the server has connections for a few. */
    private static void checkAll() throws InterruptedException, ExecutionException {
        int sideBySide = Math.min(Runtime.getRuntime().availableProcessors(), 4);
        ExecutorService threads = Executors.newFixedThreadPool(sideBySide);
        try {
            List<Callable<Void>> years = new ArrayList<>();
            for (long seed = 1; seed <= SEEDS; seed++) {
                long one = seed;
                years.add(() -> check(one, SimulatedBroker.DAYS));
            }
            for (Future<Void> year : threads.invokeAll(years)) {
                year.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Void check(long seed, int days) {
        SimulatedBroker broker = new SimulatedBroker(seed, START, days);
        SimulatedTime time = new SimulatedTime();
        ScheduleSettings settings = SETTINGS.schedule();
        Instant end = SimulatedBroker.moment(START.plusDays(days + SimulatedBroker.SETTLING), LocalTime.NOON);
        List<SimulatedTicks.Tick> ticks =
                SimulatedTicks.between(settings, SimulatedBroker.moment(START, LocalTime.of(8, 0)), end);
        Instant begun = Instant.now();
        PGSimpleDataSource database = TestDatabase.createMigrated();
        try (RunningProgram running = RunningProgram.over(database);
                ApplicationAtStub application = new ApplicationAtStub(SETTINGS, seed, broker, time, running)) {
            SimulatedYear year = new SimulatedYear(seed, ticks, broker, time, application);
            year.run(SimulatedBroker.moment(START.plusDays(days), LocalTime.MIDNIGHT));

            assertThat(broker.facts()).hasSizeGreaterThan(days / 2);
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
            System.out.println("seed " + seed + ": " + year.requests().size() + " requests, "
                    + broker.facts().size() + " facts, "
                    + Duration.between(begun, Instant.now()).toSeconds() + " s");
        }
        TestDatabase.drop(database);
        return null;
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
}
