package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.cli.CommandTestSupport;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.flex.web.DailyStatements;
import io.github.ibkringest.flex.web.FlexReply;
import io.github.ibkringest.flex.web.FlexStubServer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code backfill} against a stub of the service. */
class BackfillCommandTest extends CommandTestSupport {

    private static final AtomicInteger TOKENS = new AtomicInteger();
    private static final TradingCalendar CALENDAR = TradingCalendar.standard();

    /** Each test has its own token, for the pace of one would hold up the next. */
    private final String token = "55555555555555" + (1_000_000 + TOKENS.incrementAndGet());

    private final FlexStubServer stub =
            FlexStubServer.start(Instant::now).knowing(token).deliver(DailyStatements.QUERY, DailyStatements::of);
    private final LocalDate due = DUE;

    @BeforeEach
    void logIn() {
        set("flex.token", token);
        set("flex.activity-query-id", DailyStatements.QUERY);
        set("flex.confirms-query-id", "2000002");
        set("flex.base-url", stub.baseUrl().toString());
        set("flex.first-wait", "1ms");
        stub.deliver("2000002", DailyStatements::of);
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void shouldListTheWindowsOldestFirstAndFetchNothing() {
        Outcome plan = run("backfill", "--from", due.minusDays(800).toString(), "--dry-run");

        assertThat(plan.exitCode()).isZero();
        assertThat(plan.lines()).hasSize(4);
        assertThat(plan.lines().get(1)).startsWith("main activity query 2000001 " + due.minusDays(800));
        assertThat(plan.lines().get(3)).contains(" " + due + " ").endsWith("to be fetched");
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void shouldGoOnWhereItStoppedAndFetchNothingTwice() {
        stub.onRequest(FlexReply.accepted(), FlexReply.error(1012, "Token has expired."));
        String from = due.minusDays(800).toString();

        Outcome stopped = run("backfill", "--from", from);

        assertThat(stopped.exitCode()).isEqualTo(2);
        assertThat(stopped.err())
                .contains(
                        "[1/3] main activity query 2000001",
                        "[2/3]",
                        "1012 Token has expired",
                        "with 1 of 3 windows done")
                .contains("Run the same command again");
        assertThat(stopped.lines().get(1)).contains("complete 1 0 0");
        assertThat(stopped.lines().get(2)).contains("failed");
        assertThat(stopped.lines().get(3)).endsWith("to be fetched");

        stub.onRequest(FlexReply.accepted());
        Outcome again = run("backfill", "--from", from);

        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).contains("[2/2]").doesNotContain("Stopped");
        List<String> asked = stub.requests("SendRequest").stream()
                .map(request ->
                        request.parameters().get("fd") + request.parameters().get("td"))
                .toList();
        assertThat(asked).hasSize(4).isSorted();
        assertThat(asked.get(1)).isEqualTo(asked.get(2));
        assertThat(STORE.count("select count(*) from trading.execution")).isEqualTo(3);
        assertThat(run("coverage", "--check").exitCode()).isZero();

        Outcome nothing = run("backfill", "--from", from);
        assertThat(nothing.exitCode()).isZero();
        assertThat(nothing.out()).contains("All trading days from " + from + " to " + due + " are complete.");
        assertThat(stub.requests("SendRequest")).hasSize(4);
    }

    @Test
    void shouldFetchTheDaysOfAGapOnly() {
        LocalDate missing = CALENDAR.previousTradingDay(due.minusDays(10));
        run(
                "backfill",
                "--from",
                due.minusDays(20).toString(),
                "--to",
                CALENDAR.previousTradingDay(missing).toString());
        run("backfill", "--from", missing.plusDays(1).toString());
        assertThat(run("status").out()).contains("backfill --from " + missing);

        assertThat(run("backfill", "--from", due.minusDays(20).toString()).exitCode())
                .isZero();

        assertThat(stub.requests("SendRequest")).hasSize(3);
        LocalDate before = CALENDAR.previousTradingDay(missing).plusDays(1);
        assertThat(stub.requests("SendRequest").get(2).parameters())
                .containsEntry("fd", before.toString().replace("-", ""))
                .containsEntry("td", missing.toString().replace("-", ""));
        assertThat(run("status").out()).doesNotContain("gaps");
    }

    @Test
    void shouldKeepACorrectionOfATradeBeforeTheWindow() {
        String day = due.toString().replace("-", "");
        stub.deliver(DailyStatements.QUERY, request -> DailyStatements.over("20240102", day));

        Outcome backfill = run("backfill", "--from", due.toString());

        assertThat(backfill.exitCode()).isZero();
        assertThat(STORE.count("select count(*) from trading.execution where trade_date = '2024-01-02'"))
                .as("booked within the window, traded before it")
                .isEqualTo(1);
        assertThat(STORE.count("select count(*) from trading.run where jsonb_exists(ignored, 'outside-period')"))
                .isZero();
    }

    @Test
    void shouldStopWhenTheStatementIsOfOtherDays() {
        stub.deliver(DailyStatements.QUERY, request -> DailyStatements.over("20240102", "20240131"));

        Outcome backfill = run("backfill", "--from", due.minusDays(5).toString());

        assertThat(backfill.exitCode()).isEqualTo(1);
        assertThat(backfill.err()).contains("completes none of the requested days", "with 0 of 1 windows done");
        assertThat(backfill.lines().get(1)).contains("no day complete");
    }

    @Test
    void shouldSayWhichDaysAreLeft() {
        stub.onRequest(FlexReply.error(1003, "Statement is not available."), FlexReply.accepted());

        Outcome backfill = run("backfill", "--from", due.minusDays(9).toString());

        assertThat(backfill.exitCode()).isEqualTo(5);
        assertThat(backfill.lines().get(1)).contains("1 trading days missing");
    }

    @Test
    void shouldSayWhatIsWrong() {
        assertThat(run("backfill").exitCode()).isEqualTo(2);
        assertThat(run("backfill", "--from", "2026-02-01", "--to", "2026-01-01").err())
                .contains("the period ends (2026-01-01) before it starts (2026-02-01)");
        assertThat(run("backfill", "--from", due.plusDays(10).toString()).err())
                .contains("are not due yet; the last day due is " + due);
        Outcome files = run("backfill", "--from", "2026-02-01", "--source", "flex-file");
        assertThat(files.exitCode()).isEqualTo(2);
        assertThat(files.err()).contains("the source flex-file cannot be asked for days of one's choice");
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void shouldRefuseAnAccountThatIsNotSynced() {
        run("accounts", "add", "U1234567", "--environment", "live");
        for (String[] plan : new String[][] {{"--dry-run"}, {}}) {
            List<String> arguments = new ArrayList<>(List.of(plan));
            arguments.addAll(List.of("--from", due.minusDays(10).toString(), "--account", "U404"));

            Outcome backfill = run("backfill", arguments.toArray(String[]::new));

            assertThat(backfill.exitCode()).isEqualTo(2);
            assertThat(backfill.out()).isEmpty();
            assertThat(backfill.err())
                    .contains("account U404 is not synced", "accounts add U404 --environment live|paper");
        }
        assertThat(stub.requests()).isEmpty();
    }
}
