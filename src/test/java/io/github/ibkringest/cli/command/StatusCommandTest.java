package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.cli.CommandTestSupport;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.store.status.Loose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code status}: last runs, rows, and what misses its counterpart. */
class StatusCommandTest extends CommandTestSupport {

    @Test
    void shouldSayThatNothingHasRunYet() {
        Outcome status = run("status");

        assertThat(status.exitCode()).isZero();
        assertThat(status.out()).contains("No run yet", "ibkr-ingest sync");
        assertThat(run("status", "--check").exitCode()).as("nothing is known").isEqualTo(1);
    }

    @Test
    void shouldShowLastRunsAndRows() {
        run("sync", "--file", statement("short-put-assignment.xml"));
        run("sync", "executions", "--file", statement("short-put-assignment.xml"));

        Outcome status = run("status");

        assertThat(status.exitCode()).isZero();
        assertThat(status.lines())
                .anyMatch(line -> line.matches("U7700001 executions \\d{4}-\\d\\d-\\d\\d [\\d:]+ succeeded 3 0 0"))
                .anyMatch(line -> line.matches("U7700001 orders \\d{4}-\\d\\d-\\d\\d [\\d:]+ succeeded 1 1 0"))
                .contains("account environment orders executions effective option events")
                .contains("U7700001 live 1 3 3 2")
                .anyMatch(line -> line.matches("U7700001 \\d+ days missing since .*"));
    }

    @Test
    void shouldShowFailedRunsAndWhatIsLoose() {
        run("sync", "orders", "--file", statement("bad/truncated.xml"));
        run("sync", "--file", statement("cancel-arrives-later-2.xml"));
        run("sync", "--file", statement("malformed-records.xml"));

        Outcome status = run("status");

        assertThat(status.lines())
                .anyMatch(line -> line.startsWith("cannot be read since "))
                .anyMatch(line -> line.contains("truncated.xml"))
                .anyMatch(line ->
                        line.endsWith("cancels without their original: 1; see: ibkr-ingest status --list cancels"))
                .anyMatch(line -> line.contains("quarantined records: 9; see: ibkr-ingest quarantine"));
        assertThat(run("status", "--check").exitCode()).isEqualTo(1);
    }

    @Test
    void shouldListTheRowsBehindANumber() throws Exception {
        run("sync", "--file", statement("cancel-arrives-later-2.xml"));

        Outcome cancels = run("status", "--list", "cancels");
        assertThat(cancels.exitCode()).isZero();
        assertThat(cancels.lines())
                .contains("account day symbol what row")
                .anyMatch(line -> line.matches("U\\d+ [\\d-]{10} .* cancel of .* execution \\d+"))
                .anyMatch(line -> line.startsWith("cancels without their original: 1. The trade that each cancels"));
        JsonNode document = new ObjectMapper()
                .readTree(run("status", "--list", "cancels", "--json").out());
        assertThat(document.at("/rows")).hasSize(1);
        assertThat(run("status", "--list", "fills").out())
                .isEqualTo("orders whose filled quantity differs from their executions: none\n");
        assertThat(run("status", "--list", "all").err()).contains("there is no list all; there are: without-order");
    }

    /** Each number has a query of its own, which the count takes, too. */
    @ParameterizedTest
    @EnumSource(Loose.class)
    void shouldHaveAListForEachNumber(Loose kind) {
        run("sync", "--file", statement("malformed-records.xml"));

        assertThat(run("status", "--list", kind.label()).exitCode()).isZero();
    }

    @Test
    void shouldCompareWhatOrdersSayWithTheirExecutions() throws Exception {
        Row fill = Rows.stockFill().with("ibOrderID", "70");
        Path file = Files.writeString(
                folder.resolve("fills.xml"),
                FlexXml.activity()
                        .statement("U1234567", s -> s.trade(Rows.orderRow(fill).with("quantity", "300"), fill))
                        .toXml());
        run("sync", "--file", file.toString());

        assertThat(run("status").out())
                .contains(
                        "orders whose filled quantity differs from their executions: 1;",
                        "see: ibkr-ingest status --list fills");
        assertThat(run("status", "--list", "fills").out()).contains("order: 300 filled, executions: 100");
    }

    /** The program that has the lock of an account and dataset is at work on it. */
    @Test
    void shouldTellARunThatWasKilledFromOneThatGoesOn() throws Exception {
        run("sync", "--file", statement("short-put-assignment.xml"));
        STORE.jdbc().update("update trading.run set status = 'running', finished_at = null where dataset = 'orders'");
        long account = STORE.count("select id from trading.broker_account");
        try (Connection atWork = STORE.dataSource().getConnection();
                java.sql.Statement statement = atWork.createStatement()) {
            atWork.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(" + account + ", 0)");
            assertThat(run("status").out()).contains("running").doesNotContain("interrupted");
            atWork.rollback();
        }
        assertThat(run("status").out()).contains("orders: interrupted (its program was stopped or killed); sync again");
    }

    @Test
    void shouldPrintOneJsonDocument() throws Exception {
        run("sync", "--file", statement("short-put-assignment.xml"));

        Outcome status = run("status", "--json");

        assertThat(status.exitCode()).isZero();
        JsonNode document = new ObjectMapper().readTree(status.out());
        assertThat(document.get("lastRuns")).hasSize(3);
        assertThat(document.at("/lastRuns/0/account").asText()).isEqualTo("U7700001");
        assertThat(Instant.parse(document.at("/lastRuns/0/at").asText()))
                .isEqualTo(STORE.one(
                                OffsetDateTime.class,
                                "select date_trunc('second', started_at) from trading.run where dataset = 'executions'")
                        .toInstant());
        assertThat(document.at("/lastRuns/0/dataset").asText()).isEqualTo("executions");
        assertThat(document.at("/lastRuns/0/status").asText()).isEqualTo("succeeded");
        assertThat(document.at("/lastRuns/0/inserted").asInt()).isEqualTo(3);
        assertThat(document.at("/rows/0/executions").asInt()).isEqualTo(3);
        assertThat(document.at("/rows/0/optionEvents").asInt()).isEqualTo(2);
        assertThat(document.at("/toLookAt/quarantined records").asInt(-1)).isZero();
    }

    @Test
    void shouldTellWhenTheScheduleFiresAndWhenTokensEnd() throws Exception {
        set("schedule.cron", "0 30 6 ? 7 MON 2099");
        set("flex-web.logins", "main, paper, old, soon");
        for (String login : List.of("main", "paper", "old", "soon")) {
            set("flex-web." + login + ".token", "1234567890" + login);
            set("flex-web." + login + ".activity-query-id", "1000001");
        }
        set("flex-web.main.token-expires", "2099-12-31");
        set("flex-web.old.token-expires", "2026-01-01");
        LocalDate tomorrow = LocalDate.now(CLOCK).plusDays(1);
        set("flex-web.soon.token-expires", tomorrow.toString());
        STORE.jdbc()
                .update("insert into trading.run (dataset, source, payload, status, finished_at, error) values"
                        + " ('orders', 'flex-web', 'paper activity query 1000001', 'failed', '2026-11-02T12:00:00Z',"
                        + " 'flex-web paper activity query 1000001: refused with 1012 Token has expired.; generate')");

        Outcome status = run("status");

        assertThat(status.lines())
                .contains("activity 2099-07-06T06:30-04:00 0 30 6 ? 7 MON 2099")
                .contains("main 2099-12-31 ok")
                .contains("paper refused with 1012 on 2026-11-02")
                .contains("old 2026-01-01 expired")
                .contains("soon " + tomorrow + " ends tomorrow")
                .contains("token of soon: ends tomorrow; generate a new one in the portal");
        JsonNode document = new ObjectMapper().readTree(run("status", "--json").out());
        assertThat(document.at("/schedule/0/next").asText()).isEqualTo("2099-07-06T06:30-04:00");
        assertThat(document.at("/tokens/1/state").asText()).isEqualTo("refused with 1012 on 2026-11-02");
        assertThat(status.out()).doesNotContain("1234567890");
    }
}
