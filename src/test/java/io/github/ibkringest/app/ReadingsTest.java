package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.store.TestStore;
import io.github.ibkringest.store.account.Accounts;
import io.github.ibkringest.store.status.Vitals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What metrics and alerts are made from says the same as {@code status}. */
class ReadingsTest {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    /** 9:30 in New York on the Friday after Thanksgiving. */
    private static final Instant FRIDAY = Instant.parse("2026-11-27T14:30:00Z");

    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void empty() {
        STORE.jdbc().execute("truncate trading.broker_account, trading.run, trading.coverage cascade");
    }

    private Vitals.Reading at(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Settings settings = Settings.load(null, environment);
        return new Readings(STORE.dataSource(), settings, new Sources(settings), clock).now();
    }

    private static Vitals.Completeness executions(String last, Duration age) {
        return new Vitals.Completeness("U1", Dataset.EXECUTIONS.label(), LocalDate.parse(last), age);
    }

    @Test
    void shouldNotCountHolidays() {
        covered("flex-activity", "2026-11-02", "2026-11-25");

        assertThat(at(FRIDAY).completeness()).containsExactly(executions("2026-11-25", Duration.ZERO));
        assertThat(at(FRIDAY.plus(Duration.ofDays(3))).completeness())
                .containsExactly(executions("2026-11-25", Duration.ofMinutes(33 * 60 + 30)));
    }

    @Test
    void shouldKeepToTheCalendarOfTheUser(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("calendar"), "2026-11-27 closed\n");
        environment.put("IBKR_INGEST_CALENDAR_FILE", file.toString());
        covered("flex-activity", "2026-11-02", "2026-11-25");

        assertThat(at(FRIDAY.plus(Duration.ofDays(3))).completeness())
                .containsExactly(executions("2026-11-25", Duration.ZERO));
    }

    @Test
    void shouldNotTakeConfirmationsForProofs() {
        covered("flex-activity", "2026-11-02", "2026-11-24");
        covered("flex-confirms", "2026-11-25", "2026-11-27");

        assertThat(at(FRIDAY).completeness())
                .containsExactly(executions("2026-11-24", Duration.ofMinutes(33 * 60 + 30)));
    }

    @Test
    void shouldLeaveOutAccountsThatAreNotSynced() {
        covered("flex-activity", "2026-11-02", "2026-11-25");
        new Accounts(STORE.jdbc()).setActive("U1", false);

        assertThat(at(FRIDAY).completeness()).isEqualTo(List.of());
    }

    @Test
    void shouldKnowSinceWhenAnAccountIsWithoutProof() {
        long id = new Accounts(STORE.jdbc()).register("U1", Environment.LIVE).id();
        STORE.jdbc()
                .update("update trading.broker_account set registered_at = '2026-11-25T15:00:00Z' where id = ?", id);

        assertThat(at(FRIDAY.minus(Duration.ofHours(1))).completeness())
                .hasSize(Dataset.required().size())
                .allMatch(known -> known.lastProven() == null && known.age().isZero());
        assertThat(at(FRIDAY).completeness())
                .hasSize(Dataset.required().size())
                .allMatch(known -> known.age().equals(Duration.ofMinutes(14 * 60 + 9 * 60 + 30)));
    }

    @Test
    void shouldKnowTheQueriesThatNeverDeliveredAnything() {
        environment.put("IBKR_INGEST_FLEX_TOKEN", "1");
        environment.put("IBKR_INGEST_FLEX_ACTIVITY_QUERY_ID", "777");
        environment.put("IBKR_INGEST_FLEX_CONFIRMS_QUERY_ID", "888");
        assertThat(at(FRIDAY).silent()).as("nobody has asked yet").isEmpty();
        failed("main activity query 777", "2026-11-25T15:00:00Z");
        failed("main activity query 777", "2026-11-26T15:00:00Z");
        failed("main confirms query 888", "2026-11-25T15:00:00Z");
        failed("gone activity query 999", "2026-11-25T15:00:00Z");

        assertThat(at(FRIDAY.minus(Duration.ofHours(1))).silent())
                .containsExactly(new Vitals.Silent("main activity query 777", Duration.ZERO));
        assertThat(at(FRIDAY).silent())
                .containsExactly(
                        new Vitals.Silent("main activity query 777", Duration.ofMinutes(14 * 60 + 9 * 60 + 30)));

        covered("main activity query 777", "2026-11-02", "2026-11-24");
        assertThat(at(FRIDAY).silent()).isEmpty();
    }

    private static void failed(String payload, String at) {
        STORE.jdbc()
                .update(
                        "insert into trading.run (dataset, source, payload, status, started_at, finished_at)"
                                + " values ('executions', 'flex-web', ?, 'failed', ?::timestamptz, now())",
                        payload,
                        at);
    }

    private static void covered(String feed, String from, String to) {
        long id = new Accounts(STORE.jdbc()).register("U1", Environment.LIVE).id();
        STORE.jdbc().update("""
                        with r as (
                          insert into trading.run (account_id, dataset, source, payload, status, finished_at)
                          values (?, 'executions', 'flex-web', ?, 'succeeded', now()) returning id, account_id, dataset, source
                        ), others as (
                          insert into trading.unproven_period (account_id, dataset, source, reason, day_from, day_to, run_id)
                          select account_id, o.dataset, source, 'not-selected', ?::date, ?::date, id
                          from r cross join (values ('orders'), ('option-events')) o (dataset)
                          where ? <> 'flex-confirms'
                        )
                        insert into trading.coverage
                          (account_id, dataset, source, feed, provisional, covered_from, covered_to, run_id)
                        select account_id, dataset, source, ?, ?, ?::date, ?::date, id from r
                        """, id, feed, from, to, feed, feed, feed.equals("flex-confirms"), from, to);
    }
}
