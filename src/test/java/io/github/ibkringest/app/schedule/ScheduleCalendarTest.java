package io.github.ibkringest.app.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.store.TestStore;
import io.github.ibkringest.store.account.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} asks by the calendar of the user. All times are those of New York. */
class ScheduleCalendarTest {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final String ACTIVITY = "main activity query 777";

    @TempDir
    Path folder;

    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void logIn() {
        STORE.jdbc().execute("truncate trading.broker_account, trading.run, trading.coverage cascade");
        environment.put("IBKR_INGEST_FLEX_TOKEN", "1");
        environment.put("IBKR_INGEST_FLEX_ACTIVITY_QUERY_ID", "777");
        environment.put("IBKR_INGEST_FLEX_CONFIRMS_QUERY_ID", "888");
    }

    private void calendar(String days) throws IOException {
        Path file = Files.writeString(folder.resolve("calendar.txt"), days);
        environment.put("IBKR_INGEST_CALENDAR_FILE", file.toString());
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(TradingCalendar.ZONE).toInstant();
    }

    private List<String> due(String local) {
        Settings settings = Settings.load(null, environment);
        Sources sources = new Sources(settings);
        Schedule schedule = new Schedule(
                settings,
                sources,
                sources.byDefault(List.of()),
                List.of(),
                Set.of(),
                new FeedHistory(STORE.dataSource(), settings),
                Clock.fixed(at(local), ZoneOffset.UTC));
        return schedule.due(schedule.catchUp()).stream()
                .map(fetch -> fetch.query() + ": " + fetch.due().why())
                .toList();
    }

    @Test
    void shouldNotAskForConfirmationsOnADayThatTheUserClosed() throws IOException {
        fetchedUpTo("2026-11-23", "2026-11-24T06:30");
        assertThat(due("2026-11-24T10:10")).containsExactly("main confirms query 888: TIME");

        calendar("2026-11-24 closed\n");
        assertThat(due("2026-11-24T10:10")).isEmpty();
    }

    @Test
    void shouldNotWaitForTheStatementOfADayThatTheUserClosed() throws IOException {
        fetchedUpTo("2026-11-23", "2026-11-25T06:30");
        assertThat(due("2026-11-25T07:10")).containsExactly(ACTIVITY + ": LATE_STATEMENT");

        calendar("2026-11-24 closed\n");
        assertThat(due("2026-11-25T07:10")).isEmpty();
    }

    @Test
    void shouldAskForTheStatementOfADayThatTheUserOpened() throws IOException {
        fetchedUpTo("2026-11-25", "2026-11-26T06:30");
        assertThat(due("2026-11-27T08:10")).as("Thursday is Thanksgiving").isEmpty();

        calendar("2026-11-26 open\n");
        assertThat(due("2026-11-27T08:10")).containsExactly(ACTIVITY + ": TIME");
    }

    /** All days up to one are proven by a fetch. */
    private static void fetchedUpTo(String day, String local) {
        long id = new Accounts(STORE.jdbc()).register("U1", Environment.LIVE).id();
        STORE.jdbc().update("""
                        with r as (
                          insert into trading.run (account_id, dataset, source, payload, status, started_at, finished_at)
                          select ?, dataset, 'flex-web', ?, 'succeeded', ?::timestamptz, now()
                          from unnest(array['orders', 'executions', 'option-events']) dataset
                          returning id, account_id, dataset, source
                        )
                        insert into trading.coverage (account_id, dataset, source, feed, covered_from, covered_to, run_id)
                        select account_id, dataset, source, 'flex-activity', '2026-11-02', ?::date, id from r
                        """, id, ACTIVITY, at(local).toString(), day);
    }
}
