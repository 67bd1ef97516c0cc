package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.store.account.Accounts;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code sync} leaves out: datasets, accounts and days that were not asked for. */
class SyncSelectionTest extends CommandTestSupport {

    @ParameterizedTest
    @CsvSource({"orders, trade_order", "executions, execution", "option-events, option_event"})
    void shouldSyncOneDataset(String dataset, String table) {
        Outcome sync = run("sync", dataset, "--file", statement("short-put-assignment.xml"));

        assertThat(sync.exitCode()).isZero();
        assertThat(sync.lines())
                .filteredOn(line -> line.startsWith("U7700001"))
                .singleElement()
                .asString()
                .startsWith("U7700001 live " + dataset + " succeeded");
        assertThat(rows()).containsKey(table);
        assertThat(STORE.jdbc().queryForList("select dataset from trading.run", String.class))
                .containsExactly(dataset);
    }

    @Test
    void shouldSyncOnlyTheAccountAskedFor() {
        Outcome sync = run("sync", "executions", "--file", statement("two-accounts.xml"), "--account", "DU7700002");

        assertThat(sync.exitCode()).isZero();
        assertThat(sync.lines())
                .filteredOn(line -> line.contains("succeeded"))
                .containsExactly("DU7700002 paper executions succeeded 1 1 0 0 0");
        assertThat(sync.lines()).contains("4 rows = 4 records", "accounts skipped (not asked for): U7700001");
        assertThat(STORE.jdbc().queryForList("select code from trading.broker_account", String.class))
                .containsExactly("DU7700002");
    }

    @Test
    void shouldRefuseAnAccountThatNobodyKnows() {
        Outcome sync = run("sync", "--file", statement("two-accounts.xml"), "--account", "U404");

        assertThat(sync.exitCode()).isEqualTo(2);
        assertThat(sync.out()).isEmpty();
        assertThat(sync.err())
                .contains("account U404", "DU7700002, U7700001", "accounts add U404 --environment live|paper");
        assertThat(rows()).isEmpty();
    }

    @Test
    void shouldSayThatAFileHoldsNoStatementOfAnAccount() {
        new Accounts(STORE.jdbc()).add("U7700009", Environment.LIVE, null);
        String file = statement("two-accounts.xml");

        Outcome sync = run("sync", "--file", file, "--account", "U7700009");

        assertThat(sync.exitCode()).isEqualTo(2);
        assertThat(sync.out()).doesNotContain("succeeded");
        assertThat(sync.err())
                .contains(file + " holds no statement of U7700009; it holds: DU7700002, U7700001")
                .doesNotContain("succeeded");
        assertThat(STORE.count("select count(*) from trading.run")).isZero();

        Outcome both = run("sync", "--file", file, "--account", "U7700009", "--account", "U7700001");

        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.lines()).filteredOn(line -> line.contains("succeeded")).hasSize(3);
        assertThat(both.err()).contains("holds no statement of U7700009");
        assertThat(run("sync", "--file", folder.toString(), "--account", "U7700009")
                        .err())
                .as("nor does an empty folder")
                .contains("holds no statement of U7700009; it holds: no account");
    }

    @Test
    void shouldRefuseAnAccountOfAnotherEnvironment() {
        new Accounts(STORE.jdbc()).add("U7700001", Environment.OTHER, null);

        Outcome sync = run("sync", "--file", statement("two-accounts.xml"), "--account", "U7700001");

        assertThat(sync.exitCode()).isEqualTo(2);
        assertThat(sync.err())
                .contains("U7700001 is neither LIVE nor PAPER", "accounts add U7700001 --environment live|paper");
        assertThat(rows()).isEmpty();
    }

    @Test
    void shouldRefuseAccountsThatAreNotRegisteredWhenToldTo() {
        set("accounts.unknown", "refuse");

        Outcome sync = run("sync", "--file", statement("two-accounts.xml"));

        assertThat(sync.exitCode()).isEqualTo(2);
        assertThat(sync.err()).contains("accounts.unknown=refuse", "accounts add");
        assertThat(rows()).isEmpty();
    }

    @Test
    void shouldLeaveOutDaysBeforeFromAndAfterTo() {
        Outcome sync = run(
                "sync",
                "executions",
                "--file",
                statement("breakout-by-day.xml"),
                "--from",
                "2026-07-15",
                "--to",
                "2026-07-15");

        assertThat(sync.exitCode()).isZero();
        assertThat(sync.lines())
                .contains(
                        "account environment dataset status read inserted updated unchanged quarantined ignored",
                        "U7700001 live executions succeeded 3 1 0 0 0 2",
                        "ignored: outside-period 2");
        assertThat(STORE.jdbc().queryForList("select trade_date::text from trading.execution", String.class))
                .containsExactly("2026-07-15");
        assertThat(STORE.one(String.class, "select covered_from || ' ' || covered_to from trading.coverage"))
                .isEqualTo("2026-07-15 2026-07-15");
    }

    @Test
    void shouldRefuseAnAccountThatIsAskedForButNotRegisteredWhenToldTo() {
        set("accounts.unknown", "refuse");

        Outcome sync = run("sync", "--file", statement("two-accounts.xml"), "--account", "U7700001");

        assertThat(sync.exitCode()).isEqualTo(2);
        assertThat(sync.err()).contains("account U7700001", "accounts.unknown=refuse", "accounts add U7700001");
        assertThat(rows()).isEmpty();
        assertThat(STORE.count("select count(*) from trading.broker_account")).isZero();
    }

    @Test
    void shouldShowWhatWasDoneBesideAnAccountThatNobodyKnows() throws Exception {
        String[] arguments = {
            "--file", statement("two-accounts.xml"), "--account", "DU7700002", "--account", "U404", "--json"
        };

        Outcome sync = run("sync", arguments);

        assertThat(sync.exitCode()).isEqualTo(2);
        assertThat(sync.err()).containsOnlyOnce("account U404");
        assertThat(rows()).containsEntry("execution", 1L);
        JsonNode document = new ObjectMapper().readTree(sync.out());
        assertThat(document.at("/runs")).hasSize(3);
        assertThat(document.at("/totals/inserted").asInt()).isPositive();

        Outcome table = run("sync", Arrays.copyOf(arguments, arguments.length - 1));

        assertThat(table.exitCode()).isEqualTo(2);
        assertThat(table.err()).containsOnlyOnce("account U404");
        assertThat(table.lines()).contains("DU7700002 paper executions succeeded 1 0 0 1 0");
    }

    @Test
    void shouldShowWhatWasDoneBeforeAnAccountThatIsRefused() {
        set("accounts.unknown", "refuse");
        run("accounts", "add", "U7700001", "--environment", "live");

        Outcome sync = run(
                "sync",
                "executions",
                "--file",
                statement("short-put-assignment.xml"),
                "--file",
                statement("two-accounts.xml"));

        assertThat(sync.exitCode()).isEqualTo(2);
        assertThat(sync.err()).contains("account DU7700002", "accounts.unknown=refuse");
        assertThat(sync.lines()).contains("U7700001 live executions succeeded 3 3 0 0 0");
    }
}
