package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.cli.CommandTestSupport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code accounts}: list, add, deactivate, activate. */
class AccountsCommandTest extends CommandTestSupport {

    @Test
    void shouldSayThatThereIsNoAccountYet() {
        Outcome accounts = run("accounts");

        assertThat(accounts.exitCode()).isZero();
        assertThat(accounts.out()).startsWith("No account yet");
    }

    @Test
    void shouldAddAndListAccounts() {
        Outcome added = run("accounts", "add", "U1234567", "--environment", "live", "--alias", "main");
        run("accounts", "add", "DU1234567", "--environment", "paper");

        assertThat(added.exitCode()).isZero();
        assertThat(added.out().strip()).isEqualTo("U1234567 is registered as live, alias main.");
        for (Outcome listed : new Outcome[] {run("accounts"), run("accounts", "list")}) {
            assertThat(listed.exitCode()).isZero();
            assertThat(listed.lines())
                    .containsExactly(
                            "account environment active alias", "DU1234567 paper yes", "U1234567 live yes main");
        }
    }

    @Test
    void shouldListAsJson() throws Exception {
        run("accounts", "add", "U1234567", "--environment", "live");

        for (Outcome listed : List.of(
                run("accounts", "--json"), run("accounts", "list", "--json"), run("accounts", "--json", "list"))) {
            JsonNode account = new ObjectMapper().readTree(listed.out()).at("/accounts/0");

            assertThat(account)
                    .hasToString("{\"broker\":\"IBKR\",\"code\":\"U1234567\",\"environment\":\"LIVE\",\"active\":true,"
                            + "\"alias\":null}");
        }
    }

    @Test
    void shouldChangeTheEnvironmentOfAKnownAccount() {
        run("accounts", "add", "U1234567", "--environment", "other");

        run("accounts", "add", "U1234567", "--environment", "LIVE");

        assertThat(run("accounts").lines()).containsExactly("account environment active alias", "U1234567 live yes");
    }

    @Test
    void shouldTakeAnAccountOutOfSyncsAndBack() {
        run("accounts", "add", "U7700001", "--environment", "live");

        Outcome deactivated = run("accounts", "deactivate", "U7700001");

        assertThat(deactivated.exitCode()).isZero();
        assertThat(deactivated.out()).contains("U7700001 is no longer synced");
        assertThat(run("accounts").lines()).contains("U7700001 live no");
        assertThat(run("sync", "--file", statement("two-accounts.xml")).lines())
                .noneMatch(line -> line.startsWith("U7700001"))
                .anyMatch(line -> line.startsWith("DU7700002"));
        Outcome asked = run("sync", "--file", statement("two-accounts.xml"), "--account", "U7700001");
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err()).contains("accounts activate U7700001");

        Outcome activated = run("accounts", "activate", "U7700001");

        assertThat(activated.exitCode()).isZero();
        assertThat(activated.out()).contains("U7700001 is synced from now on");
        assertThat(run("sync", "--file", statement("two-accounts.xml")).lines())
                .anyMatch(line -> line.startsWith("U7700001 live executions succeeded"));
    }

    @Test
    void shouldRefuseToDeactivateWhatIsNotRegistered() {
        Outcome deactivated = run("accounts", "deactivate", "U404");

        assertThat(deactivated.exitCode()).isEqualTo(2);
        assertThat(deactivated.err()).contains("account U404 is not registered", "accounts add U404");
    }

    @Test
    void shouldRefuseAnUnknownEnvironment() {
        Outcome added = run("accounts", "add", "U1234567", "--environment", "demo");

        assertThat(added.exitCode()).isEqualTo(2);
        assertThat(added.err()).contains("demo", "live", "paper", "other");
        assertThat(STORE.count("select count(*) from trading.broker_account")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "My-IRA", "IRA2024", "12345678", "U12", "U1234567X", "U7000005,U7000006", "*"})
    void shouldRefuseWhatIsNoCode(String code) {
        Outcome added = run("accounts", "add", code, "--environment", "live");

        assertThat(added.exitCode()).isEqualTo(2);
        assertThat(added.err()).contains("'" + code + "'").containsAnyOf("--alias", "one at a time");
        assertThat(STORE.count("select count(*) from trading.broker_account")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "u1234567, U1234567",
        "U1234567F, U1234567",
        "DU1234567, DU1234567",
        "F1234567, F1234567",
        "U1234, U1234"
    })
    void shouldRegisterTheCodeThatStatementsHave(String written, String registered) {
        Outcome added = run("accounts", "add", written, "--environment", "live");

        assertThat(added.exitCode()).isZero();
        assertThat(added.out().strip()).isEqualTo(registered + " is registered as live.");
    }

    /** With accounts.unknown=refuse nothing else would let the account of such statements in. */
    @Test
    void shouldTakeAnUnusualCodeWhenToldThatStatementsHaveIt() {
        assertThat(run("accounts", "add", "SIM-ACCOUNT", "--environment", "paper")
                        .err())
                .contains("--as-written");

        assertThat(run("accounts", "add", "SIM-ACCOUNT", "--environment", "paper", "--as-written")
                        .out())
                .contains("SIM-ACCOUNT is registered as paper.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " U1 ", "U1\t", "U1 U2", "U1\u00A0"})
    void shouldRefuseACodeWithBlanks(String code) {
        Outcome added = run("accounts", "add", code, "--environment", "live");

        assertThat(added.exitCode()).isEqualTo(2);
        assertThat(added.out()).isEmpty();
        assertThat(added.err()).contains("account code", "without blanks", "U1234567");
        assertThat(STORE.count("select count(*) from trading.broker_account")).isZero();
    }
}
