package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.cli.CommandTestSupport;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code quarantine} over records of two accounts, which can be read once the setting flex.date-order is there. */
class QuarantineCommandTest extends CommandTestSupport {

    private static final String UNSYNCED =
            "account U1234567 is not active; take it back with: accounts activate U1234567";

    private static Row good() {
        return Rows.stockFill()
                .with("ibExecID", "0000f1ab.6a01.01.01")
                .with("transactionID", "90")
                .with("tradeID", "80");
    }

    private static Row malformed() {
        return good().with("tradeDate", "07/16/2026");
    }

    @BeforeEach
    void putAside() throws IOException {
        String statement = FlexXml.activity()
                .statement("U1234567", s -> s.trade(malformed()))
                .statement("U7654321", s -> s.trade(malformed()))
                .toXml();
        Outcome sync = run(
                "sync",
                "--file",
                Files.writeString(folder.resolve("statement.xml"), statement).toString());
        assertThat(sync.exitCode()).as(sync.err()).isEqualTo(3);
        set("flex.date-order", "MONTH_FIRST");
        run("accounts", "deactivate", "U1234567");
    }

    private static String idOf(String account) {
        return STORE.one(
                String.class,
                "select q.id::text from trading.quarantined_record q join trading.broker_account a on a.id = q.account_id"
                        + " where a.code = '" + account + "'");
    }

    @Test
    void shouldComplainOfAnAccountThatIsNotSyncedAndRetryTheOthers() {
        Outcome retry = run("quarantine", "retry");

        assertThat(retry.exitCode()).isEqualTo(2);
        assertThat(retry.err()).containsOnlyOnce(UNSYNCED);
        assertThat(retry.lines()).contains("U7654321 live executions succeeded 1 1 0 0 0");
        assertThat(rows()).containsEntry("execution", 1L);
    }

    @Test
    void shouldComplainWhenTheRecordAskedForIsOfAnAccountThatIsNotSynced() {
        Outcome retry = run("quarantine", "retry", idOf("U1234567"));

        assertThat(retry.exitCode()).isEqualTo(2);
        assertThat(retry.out()).isEmpty();
        assertThat(retry.err()).contains(UNSYNCED);
        assertThat(rows()).doesNotContainKey("execution");
    }

    @Test
    void shouldNotComplainOfAccountsThatWereNotAskedFor() {
        Outcome retry = run("quarantine", "retry", idOf("U7654321"));

        assertThat(retry.exitCode()).isZero();
        assertThat(retry.err()).isEmpty();
    }

    @Test
    void shouldListAccountDayAndReasonInLinesThatFit() {
        STORE.jdbc().update("update trading.quarantined_record set reason = reason || ' and so on'");

        Outcome listed = run("quarantine");

        assertThat(listed.lines())
                .contains("id account dataset day reason, and where it stands")
                .anyMatch(line -> line.matches("\\d+ U1234567 executions 2026-07-\\d\\d tradeDate=.*"));
        Outcome all = run("quarantine", "--all");
        assertThat(all.out().lines().filter(line -> line.contains("tradeDate")))
                .as("the same columns as long as all are open")
                .hasSize(2);
        assertThat(listed.out().lines().filter(line -> !line.contains(folder.toString())))
                .allMatch(line -> line.length() <= 100);
        assertThat(run("quarantine", "show", idOf("U1234567")).out())
                .contains("  tradeDate=\"07/16/2026\"")
                .containsPattern("quarantined +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC by run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "list --json", "--json list", "list --all --json", "--all --json"})
    void shouldListAsJson(String arguments) throws IOException {
        Outcome listed = run("quarantine", arguments.split(" "));

        assertThat(listed.exitCode()).as(listed.err()).isZero();
        assertThat(new ObjectMapper().readTree(listed.out()).at("/records")).hasSize(2);
    }

    @Test
    void shouldShowWhereTheFactOfARecordIsStored() throws IOException {
        String id = idOf("U7654321");
        String good =
                FlexXml.activity().statement("U7654321", s -> s.trade(good())).toXml();
        Outcome sync = run(
                "sync",
                "--file",
                Files.writeString(folder.resolve("good.xml"), good).toString());
        assertThat(sync.exitCode()).as(sync.err()).isZero();

        assertThat(run("quarantine").lines()).noneMatch(line -> line.startsWith(id + " "));
        assertThat(run("quarantine", "--all").lines())
                .anyMatch(line -> line.matches(id + " U7654321 executions \\S+ superseded .*"));
        assertThat(run("quarantine", "show", id).lines())
                .contains("state superseded")
                .anyMatch(line -> line.startsWith("closed by run "))
                .anyMatch(line -> line.startsWith("note stored as X:"));
        Outcome retry = run("quarantine", "retry", id);
        assertThat(retry.exitCode()).isEqualTo(2);
        assertThat(retry.err()).contains("record " + id + " is superseded");
    }

    @Test
    void shouldShowARecordAsJson() throws IOException {
        Outcome shown = run("quarantine", "show", idOf("U7654321"), "--json");

        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(new ObjectMapper().readTree(shown.out()).at("/account").asText())
                .isEqualTo("U7654321");
    }
}
