package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.flex.StatementFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sync of many files of many accounts: sums, what is wrong by name and last, and all of it on request. */
class ManyFilesTest extends CommandTestSupport {

    private static final LocalDate LAST = LocalDate.of(2026, 7, 17);

    private StatementFolder statements;

    /** Three accounts with two days each, and two files that cannot be read. */
    @BeforeEach
    void deliver() throws IOException {
        statements = StatementFolder.write(folder.resolve("inbox"), 3, 8, 2, LAST);
    }

    private Outcome sync(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "--file";
        arguments[1] = statements.folder().toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return run("sync", arguments);
    }

    @Test
    void shouldShowALineAnAccountAndDataset() {
        Outcome sync = sync();

        assertThat(sync.exitCode()).isEqualTo(1);
        assertThat(sync.lines())
                .containsExactly(
                        "U7000001 against the broker's totals: proven to 2026-07-17 (8 proven, 0 broken, 20 not stated)",
                        "U7000002 against the broker's totals: proven to 2026-07-17 (8 proven, 0 broken, 20 not stated)",
                        "U7000003 against the broker's totals: proven to 2026-07-17 (8 proven, 0 broken, 20 not stated)",
                        "account dataset files read inserted updated unchanged quarantined",
                        "U7000001 orders 2 2 2 0 0 0",
                        "U7000001 executions 2 2 2 0 0 0",
                        "U7000001 option-events 2 0 0 0 0 0",
                        "U7000002 orders 2 2 2 0 0 0",
                        "U7000002 executions 2 2 2 0 0 0",
                        "U7000002 option-events 2 0 0 0 0 0",
                        "U7000003 orders 2 2 2 0 0 0",
                        "U7000003 executions 2 2 2 0 0 0",
                        "U7000003 option-events 2 0 0 0 0 0",
                        "18 rows = 12 records + 6 skipped (summary-row 6)",
                        "8 files: 6 imported, 2 failed");
        assertThat(sync.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(sync.err().lines()).hasSize(2).allMatch(line -> line.startsWith("ibkr-ingest: "));
        List<String> errors = sync.err().lines().toList();
        for (int number = 0; number < 2; number++) {
            assertThat(errors.get(number))
                    .containsOnlyOnce(statements.broken().get(number).toString());
        }
    }

    @Test
    void shouldShowEachFileOnRequest() {
        Outcome sync = sync("--per-file");

        String file = statements.files().get(0).toString();
        List<String> lines = sync.lines();
        int at = lines.indexOf(file);
        assertThat(at).isPositive();
        assertThat(lines.subList(at + 1, at + 4))
                .containsExactly(
                        "U7000001 live orders succeeded 1 1 0 0 0",
                        "U7000001 live executions succeeded 1 1 0 0 0",
                        "U7000001 live option-events succeeded 0 0 0 0 0");
        assertThat(lines)
                .contains(file + ": 3 rows = 2 records + 1 skipped (summary-row 1)")
                .contains(statements.broken().get(1).toString())
                .contains("8 files: 6 imported, 2 failed");
    }

    @Test
    void shouldSayBothInJson() throws IOException {
        JsonNode sync = new ObjectMapper().readTree(sync("--json").out());

        assertThat(sync.at("/runs")).hasSize(24);
        assertThat(sync.at("/sums")).hasSize(3);
        assertThat(sync.at("/sums/U7000001/orders").toString()).startsWith("{\"payloads\":2,\"read\":2,\"inserted\":2");
        assertThat(sync.at("/payloads")).hasSize(6);
        assertThat(sync.at("/payloads/0/skipped/summary-row").asInt()).isEqualTo(1);
        assertThat(sync.at("/files").toString()).isEqualTo("{\"found\":8,\"known\":0,\"imported\":6,\"failed\":2}");
    }

    @Test
    void shouldNameAccountsThatAreLeftOutOnce() {
        Outcome sync = sync("--account", "U7000002");

        assertThat(sync.lines())
                .filteredOn(line -> line.startsWith("U7"))
                .containsExactly(
                        "U7000002 against the broker's totals: proven to 2026-07-17 (8 proven, 0 broken, 20 not stated)",
                        "U7000002 orders 2 2 2 0 0 0",
                        "U7000002 executions 2 2 2 0 0 0",
                        "U7000002 option-events 2 0 0 0 0 0");
        assertThat(sync.lines()).contains("accounts skipped (not asked for): U7000001, U7000003");
        assertThat(STORE.count("select count(*) from trading.run where status = 'succeeded'"))
                .as("no runs of files that do not hold the account")
                .isEqualTo(6);
        assertThat(sync("--account", "U7000002").lines())
                .contains("8 files: 6 known (--again reads them, too), 2 failed");
        assertThat(sync().lines()).contains("U7000003 executions 2 2 2 0 0 0");
    }

    /** What could not be read may have held it, but that is no reason to say nothing. */
    @Test
    void shouldNameAnAccountThatNobodyKnowsAlsoWhenFilesFail() {
        Outcome sync = sync("--account", "U7000099", "--json");

        assertThat(sync.exitCode()).isEqualTo(1);
        assertThat(sync.out())
                .contains("account U7000099 is neither registered nor in what was read; in it are: U7000001");
    }

    @Test
    void shouldPutWhatIsWrongLast() throws IOException {
        Path file = statements.files().get(0);
        Files.writeString(file, Files.readString(file).replace("tradePrice=\"", "tradePrice=\"x"));

        Outcome sync = sync();

        assertThat(sync.exitCode()).isEqualTo(1);
        List<String> lines =
                sync.lines().stream().filter(line -> line.startsWith("U7")).toList();
        assertThat(lines.get(lines.size() - 2)).startsWith("U7000001").endsWith(" 1");
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("U7000001 against the broker's totals: 1 broken; see: ibkr-ingest reconcile");
        assertThat(sync.lines()).contains("Some records were quarantined; see: ibkr-ingest quarantine");
    }
}
