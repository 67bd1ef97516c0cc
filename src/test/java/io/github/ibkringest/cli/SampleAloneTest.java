package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is invented and what happened are never in one database. */
class SampleAloneTest extends CommandTestSupport {

    private static final String REAL = statement("two-accounts.xml");

    @BeforeEach
    void forgetRemovals() {
        STORE.jdbc().execute("truncate trading.account_removal");
    }

    private static List<String> accounts() {
        return STORE.jdbc().queryForList("select code from trading.broker_account order by code", String.class);
    }

    private static long runsOf(String source) {
        return STORE.count("select count(*) from trading.run where source = ?", source);
    }

    /** What a command logs about the sample. */
    private List<String> logged(String command, String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(run(command, arguments).exitCode()).isZero();
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("sample"))
                .toList();
    }

    @Test
    void shouldNotEnterADatabaseThatHoldsStatements() {
        run("sync", "--file", REAL);
        Map<String, Long> before = rows();

        Outcome sync = run("sync", "--source", "sample");

        assertThat(sync.exitCode()).isEqualTo(2);
        assertThat(sync.out()).isEmpty();
        assertThat(sync.err().lines()).hasSize(1);
        assertThat(sync.err()).contains("sample", "account DU7700002", "account U7700001", "sync --file FOLDER");
        assertThat(rows()).isEqualTo(before);
        assertThat(runsOf("sample")).isZero();
    }

    @Test
    void shouldNotServeIntoADatabaseThatHoldsStatements() {
        run("sync", "--file", REAL);

        Outcome serve =
                Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> run("serve", "--source", "sample"));

        assertThat(serve.exitCode()).isEqualTo(2);
        assertThat(serve.err()).contains("sample", "for serve set flex-file.paths or a login");
        assertThat(runsOf("sample")).isZero();
    }

    @Test
    void shouldNotEnterADatabaseWithAnAccountOfSomebody() {
        run("accounts", "add", "U1234567", "--environment", "live");

        assertThat(run("sync", "--source", "sample").exitCode()).isEqualTo(2);

        assertThat(accounts()).containsExactly("U1234567");
    }

    @Test
    void shouldEnterWhereItsOwnAccountsAreRegistered() {
        run("accounts", "add", "U8800001", "--environment", "live");

        assertThat(run("sync", "--source", "sample").exitCode()).isZero();
        assertThat(run("sync", "--source", "sample").exitCode()).isZero();
    }

    @Test
    void shouldGiveWayToTheFirstRealStatement() {
        run("sync", "--file", REAL);
        Map<String, Long> alone = rows();
        emptyTheDatabase();
        run("sync", "--source", "sample");

        assertThat(logged("sync", "--file", REAL))
                .singleElement()
                .asString()
                .contains("DU8800002", "U8800001", "was removed");
        assertThat(accounts()).containsExactly("DU7700002", "U7700001");
        assertThat(rows()).isEqualTo(alone);
        assertThat(runsOf("sample")).isZero();
        assertThat(STORE.jdbc()
                        .queryForList(
                                "select code from trading.account_removal where reason = 'sample' order by code",
                                String.class))
                .containsExactly("DU8800002", "U8800001");
        assertThat(logged("sync", "--file", REAL)).isEmpty();
    }

    @Test
    void shouldStayInADryRun() {
        run("sync", "--source", "sample");
        Map<String, Long> before = rows();

        assertThat(logged("sync", "--dry-run", "--file", REAL))
                .singleElement()
                .asString()
                .contains("would be removed");
        assertThat(rows()).isEqualTo(before);
        assertThat(accounts()).containsExactly("DU8800002", "U8800001");
    }

    @Test
    void shouldStayWhenTheStatementFails() {
        run("sync", "--source", "sample");
        Map<String, Long> before = rows();

        assertThat(run("sync", "--file", statement("bad/truncated.xml")).exitCode())
                .isEqualTo(1);

        assertThat(rows()).isEqualTo(before);
    }

    /** Whoever gives the statement of the sample as a file has a real statement of the same accounts. */
    @Test
    void shouldGiveWayToAStatementOfItsOwnAccounts() {
        run("sync", "--source", "sample");
        Map<String, Long> before = rows();

        Outcome sync = run(
                "sync",
                "--file",
                Path.of("src/main/resources/sample/sample-statement.xml").toString());

        assertThat(sync.exitCode()).isZero();
        assertThat(sync.lines()).contains("U8800001 live executions succeeded 43 43 0 0 0");
        assertThat(rows()).isEqualTo(before);
        assertThat(STORE.count("select count(*) from trading.execution where source = 'sample'"))
                .isZero();
        assertThat(run("sync", "--source", "sample").err()).contains("statements of flex-file");
    }

    /** The database must know which accounts the statement invents. */
    @Test
    void shouldBeKnownByItsAccounts() {
        run("sync", "--source", "sample");

        assertThat(STORE.jdbc()
                        .queryForList("select trading.is_sample(code) from trading.broker_account", Boolean.class))
                .containsOnly(true);
    }
}
