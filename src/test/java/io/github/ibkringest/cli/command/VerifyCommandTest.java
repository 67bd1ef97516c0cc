package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.cli.CommandTestSupport;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code verify}: what it prints, and how it ends. */
class VerifyCommandTest extends CommandTestSupport {

    @BeforeEach
    void sync() {
        assertThat(run("sync", "--file", statement("two-accounts.xml")).exitCode())
                .isZero();
    }

    @Test
    void shouldSayThatNothingIsWrong() {
        Outcome outcome = run("verify", "--data");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.lines())
                .contains("payload bytes 1 0")
                .anyMatch(line -> line.startsWith("revisions of executions "))
                .anyMatch(line -> line.startsWith("Nothing is wrong: "));
    }

    @Test
    void shouldNameWhatIsWrongAndWhatToDo() {
        STORE.jdbc().update("update trading.position_total set quantity = quantity + 1 where quantity <> 0");

        Outcome outcome = run("verify");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.lines())
                .anyMatch(line -> line.matches("U\\d+ position_total \\d+ \\d+ the position is .*add up to .*"))
                .contains("see what the documents say: ibkr-ingest rebuild --verify");
    }

    @Test
    void shouldLookAtOneAccountOnly() throws IOException {
        String account = STORE.jdbc()
                .queryForObject(
                        "select min(a.code) from trading.position_total t"
                                + " join trading.broker_account a on a.id = t.account_id",
                        String.class);
        STORE.jdbc().update("update trading.position_total set quantity = quantity + 1");

        JsonNode all = new ObjectMapper().readTree(run("verify", "--json").out());
        JsonNode one = new ObjectMapper()
                .readTree(run("verify", "--json", "--account", account).out());

        assertThat(one.path("wrong").asLong())
                .isPositive()
                .isLessThan(all.path("wrong").asLong());
        assertThat(one.findValuesAsText("account")).containsOnly(account);
    }

    @Test
    void shouldRefuseAPartThatIsNone() {
        assertThat(run("verify", "--data", "--subset", "8/7").exitCode()).isEqualTo(2);
        assertThat(run("verify", "--subset", "1/7").err()).contains("--data");
    }
}
