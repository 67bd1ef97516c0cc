package io.github.ibkringest.store.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.TestStore;
import io.github.ibkringest.store.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the ledger tells of the last fetches, and that it does not read all of its runs for it. */
class FetchesTest {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final String QUERY = "main activity query 1";
    private static final Instant MORNING = Instant.parse("2026-09-15T10:00:00Z");
    private static final int WIDE = 35;

    private Fetches fetches;

    @BeforeEach
    void twoAccounts() {
        STORE.jdbc()
                .execute("truncate trading.broker_account, trading.run, trading.raw_payload restart identity cascade");
        STORE.jdbc()
                .update("insert into trading.broker_account (code, environment)"
                        + " values ('U1111111', 'LIVE'), ('U2222222', 'LIVE')");
        fetches = new Fetches(STORE.jdbc());
    }

    /** A run of executions; 0 stands for no account. */
    private static void run(int account, String query, String status, Instant at) {
        STORE.jdbc()
                .update(
                        "insert into trading.run (account_id, dataset, source, payload, status, started_at, finished_at)"
                                + " values (nullif(?, 0), 'executions', 'flex-web', ?, ?, ?, now())",
                        account,
                        query,
                        status,
                        Timestamp.from(at));
    }

    private Instant lastGood(String query) {
        return fetches.lastGood("flex-web", query).get(Dataset.EXECUTIONS);
    }

    @Test
    void shouldTellTheLastSuccessOfAQuery() {
        run(1, QUERY, "succeeded", MORNING.minusSeconds(60));
        run(2, QUERY, "succeeded", MORNING);
        run(1, "another", "succeeded", MORNING.plusSeconds(60));

        assertThat(lastGood(QUERY)).isEqualTo(MORNING);
        assertThat(lastGood(null)).isEqualTo(MORNING.plusSeconds(60));
        assertThat(fetches.lastGood("flex-web", QUERY)).containsOnlyKeys(Dataset.EXECUTIONS);
        assertThat(fetches.lastGood("flex-file", QUERY)).isEmpty();
    }

    @Test
    void shouldNotCallGoodWhereAnAccountFailed() {
        run(1, QUERY, "failed", MORNING.minus(Duration.ofMinutes(50)));
        run(2, QUERY, "succeeded", MORNING);
        assertThat(lastGood(QUERY)).isNull();

        run(1, QUERY, "succeeded", MORNING.plusSeconds(1));
        assertThat(lastGood(QUERY)).isEqualTo(MORNING.plusSeconds(1));
    }

    /** Else what a killed program did not come to would not be due again until the next day. */
    @Test
    void shouldNotCallGoodWhatWasKilled() throws SQLException {
        run(1, QUERY, "succeeded", MORNING.minus(Duration.ofDays(1)));
        run(2, QUERY, "succeeded", MORNING);
        STORE.jdbc()
                .update(
                        "insert into trading.run (account_id, dataset, source, payload, status, started_at)"
                                + " values (1, 'executions', 'flex-web', ?, 'running', ?)",
                        QUERY,
                        Timestamp.from(MORNING.plusSeconds(1)));
        try (Connection atWork = STORE.dataSource().getConnection();
                Statement statement = atWork.createStatement()) {
            atWork.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(1, " + Dataset.EXECUTIONS.ordinal() + ")");
            assertThat(lastGood(QUERY)).as("it is still being stored").isEqualTo(MORNING);
            atWork.rollback();
        }
        assertThat(lastGood(QUERY)).isNull();
    }

    @Test
    void shouldForgetTheFailureOfAnAccountThatHasLeftTheQuery() {
        run(1, QUERY, "failed", MORNING.minus(Duration.ofMinutes(70)));
        run(2, QUERY, "succeeded", MORNING);

        assertThat(lastGood(QUERY)).isEqualTo(MORNING);
    }

    @Test
    void shouldNotCallGoodWhatWasFollowedByAnAnswerWithoutAStatement() {
        run(0, QUERY, "failed", MORNING.minusSeconds(60));
        run(1, QUERY, "succeeded", MORNING);
        assertThat(lastGood(QUERY)).isEqualTo(MORNING);

        run(0, QUERY, "failed", MORNING.plus(Duration.ofHours(9)));
        assertThat(lastGood(QUERY)).isNull();
    }

    @Test
    void shouldTellWhenAllTookPartInAWidePeriod() {
        runs(1, 2, 40, 1);
        assertThat(fetches.lastWide("flex-web", QUERY, WIDE)).contains(MORNING.plus(Duration.ofDays(2)));
        assertThat(fetches.lastWide("flex-web", "another", WIDE)).isEmpty();

        runs(3, 10, 9, 2);
        assertThat(fetches.lastWide("flex-web", QUERY, WIDE))
                .as("the second account was never part of one")
                .isEmpty();

        runs(11, 33, 9, 1);
        assertThat(fetches.lastWide("flex-web", QUERY, WIDE)).as("too long ago").isEmpty();
    }

    @Test
    void shouldNotForgetWhoComesLaterInTheFirstAnswerAfterALongPause() {
        runs(1, 2, 40, 2);
        runs(40, 40, 75, 1);
        assertThat(fetches.lastWide("flex-web", QUERY, WIDE))
                .as("cut off before the second account")
                .contains(MORNING.plus(Duration.ofDays(2)));

        runs(41, 69, 9, 1);
        assertThat(fetches.lastWide("flex-web", QUERY, WIDE)).contains(MORNING.plus(Duration.ofDays(2)));

        runs(70, 72, 9, 1);
        assertThat(fetches.lastWide("flex-web", QUERY, WIDE))
                .as("the second account has left the query")
                .isEmpty();
        runs(73, 73, 40, 1);
        assertThat(fetches.lastWide("flex-web", QUERY, WIDE)).contains(MORNING.plus(Duration.ofDays(73)));
    }

    /** Runs of all datasets each day for the accounts up to one, with a payload of so many days. */
    private static void runs(int from, int to, int length, int accounts) {
        STORE.jdbc().update("""
                        with paid as (
                          insert into trading.raw_payload
                            (sha256, source, name, feed, size_bytes, period_from, period_to, accounts, fetched_at)
                          select gen_random_uuid(), 'flex-web', ?, 'flex-activity', 1,
                                 date '2026-09-15' + n - ? + 1, date '2026-09-15' + n, '{}', now()
                          from generate_series(?::integer, ?) n returning id, period_to)
                        insert into trading.run
                          (account_id, dataset, source, payload, payload_id, status, started_at, finished_at)
                        select a, d, 'flex-web', ?, id, 'succeeded',
                               ?::timestamptz + (period_to - date '2026-09-15') * interval '24 hours', now()
                        from paid, generate_series(1, ?) a, (values ('orders'), ('executions'), ('option-events')) t (d)
                        order by period_to
                        """, QUERY, length, from, to, QUERY, Timestamp.from(MORNING), accounts);
    }

    @Test
    void shouldReadAFewRunsOfManyYears() {
        runs(1, 3_000, 9, 2);
        STORE.jdbc().execute("analyze trading.run");

        assertThat(plan("last-good", "flex-web", QUERY, QUERY, "flex-web", QUERY, QUERY))
                .contains("run_of_query")
                .doesNotContain("Seq Scan on run");
        assertThat(plan("last-wide", "flex-web", QUERY, "flex-web", QUERY, WIDE, "flex-web", QUERY))
                .contains("run_of_query")
                .doesNotContain("Seq Scan on run");
    }

    private static String plan(String statement, Object... arguments) {
        return String.join(
                "\n", STORE.jdbc().queryForList("explain " + Sql.of("fetches/" + statement), String.class, arguments));
    }
}
