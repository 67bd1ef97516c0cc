package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.cli.CommandTestSupport;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code doctor}: what it says about settings and database. */
class DoctorCommandTest extends CommandTestSupport {

    @Test
    void shouldSayThatTheDatabaseCanNotBeReached() {
        set("database.url", "jdbc:postgresql://127.0.0.1:1/none?password=hidden-in-the-url");
        Outcome doctor = run("doctor");

        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out())
                .contains("problem  database: cannot be used:", "-> check database.url")
                .doesNotContain("hidden-in-the-url")
                .doesNotContain(STORE.settings().get("database.password"));
    }

    @Test
    void shouldReportWrongSettingsAsFindings() throws IOException {
        set("flex.zone", "Mars");
        set("schedule.cron", "often");
        Outcome doctor = run("doctor", "--json");

        assertThat(doctor.exitCode()).isEqualTo(1);
        JsonNode findings = new ObjectMapper().readTree(doctor.out()).get("findings");
        assertThat(findings)
                .hasSize(2)
                .allMatch(finding -> finding.get("severity").asText().equals("problem"));
        assertThat(findings.get(0).get("what").asText()).startsWith("flex.zone=Mars is no time zone");
    }
}
