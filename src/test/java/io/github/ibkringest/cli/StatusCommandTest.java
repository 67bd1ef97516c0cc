package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

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
                .anyMatch(line -> line.matches("U7700001 executions \\d{4}-\\d\\d-\\d\\d [\\d:]+ succeeded 6 0 0"))
                .anyMatch(line -> line.matches("U7700001 orders \\d{4}-\\d\\d-\\d\\d [\\d:]+ succeeded 6 1 0"))
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
                .anyMatch(line -> line.contains("orders: last run failed at"))
                .anyMatch(line -> line.contains("truncated.xml"))
                .anyMatch(line ->
                        line.endsWith("cancels without their original: 1; see: ibkr-ingest status --list cancels"))
                .anyMatch(line -> line.contains("quarantined records: 9; see: ibkr-ingest quarantine"));
        assertThat(run("status", "--check").exitCode()).isEqualTo(1);
    }

    @Test
    void shouldPrintOneJsonDocument() throws Exception {
        run("sync", "--file", statement("short-put-assignment.xml"));

        Outcome status = run("status", "--json");

        assertThat(status.exitCode()).isZero();
        JsonNode document = new ObjectMapper().readTree(status.out());
        assertThat(document.get("lastRuns")).hasSize(3);
        assertThat(document.at("/lastRuns/0/account").asText()).isEqualTo("U7700001");
        assertThat(Instant.parse(document.at("/lastRuns/0/at").asText())).isBeforeOrEqualTo(Instant.now());
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
        LocalDate tomorrow = LocalDate.now(ZoneId.systemDefault()).plusDays(1);
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
