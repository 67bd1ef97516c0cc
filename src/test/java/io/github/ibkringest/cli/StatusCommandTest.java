package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** {@code status}: last runs, rows, and what misses its counterpart. */
class StatusCommandTest extends CommandTestSupport {

    @Test
    void shouldSayThatNothingHasRunYet() {
        Outcome status = run("status");

        assertThat(status.exitCode()).isZero();
        assertThat(status.out()).contains("No run yet", "ibkr-ingest sync");
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
                .contains("quarantined records 0");
    }

    @Test
    void shouldShowFailedRunsAndWhatIsLoose() {
        run("sync", "orders", "--file", statement("bad/truncated.xml"));
        run("sync", "--file", statement("cancel-arrives-later-2.xml"));
        run("sync", "--file", statement("malformed-records.xml"));

        Outcome status = run("status");

        assertThat(status.lines())
                .anyMatch(line -> line.contains("orders") && line.contains("failed") && line.contains("truncated.xml"))
                .contains("cancels without their original 1", "quarantined records 9");
    }

    @Test
    void shouldPrintOneJsonDocument() throws Exception {
        run("sync", "--file", statement("short-put-assignment.xml"));

        Outcome status = run("status", "--json");

        assertThat(status.exitCode()).isZero();
        JsonNode document = new ObjectMapper().readTree(status.out());
        assertThat(document.get("lastRuns")).hasSize(3);
        assertThat(document.at("/lastRuns/0/account").asText()).isEqualTo("U7700001");
        assertThat(document.at("/lastRuns/0/dataset").asText()).isEqualTo("executions");
        assertThat(document.at("/lastRuns/0/status").asText()).isEqualTo("succeeded");
        assertThat(document.at("/lastRuns/0/inserted").asInt()).isEqualTo(3);
        assertThat(document.at("/rows/0/executions").asInt()).isEqualTo(3);
        assertThat(document.at("/rows/0/optionEvents").asInt()).isEqualTo(2);
        assertThat(document.at("/toLookAt/quarantined records").asInt(-1)).isZero();
    }
}
