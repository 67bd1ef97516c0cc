package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.cli.CommandTestSupport;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.store.account.Accounts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code sync} prints and how it ends. */
class SyncCommandTest extends CommandTestSupport {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldPrintATable() {
        Outcome sync = run("sync", "--file", statement("short-put-assignment.xml"));

        assertThat(sync.exitCode()).isZero();
        assertThat(sync.lines())
                .containsExactly(
                        "account environment dataset status read inserted updated unchanged quarantined",
                        "U7700001 live orders succeeded 1 1 0 0 0",
                        "U7700001 live executions succeeded 3 3 0 0 0",
                        "U7700001 live option-events succeeded 2 2 0 0 0",
                        "6 rows = 6 records");
        assertThat(sync.err()).isEmpty();
        assertThat(rows()).containsEntry("execution", 3L).containsEntry("option_event", 2L);
    }

    @Test
    void shouldPrintOneJsonDocument() throws Exception {
        Outcome sync = run("sync", "--json", "--file", statement("short-put-assignment.xml"));

        assertThat(sync.exitCode()).isZero();
        JsonNode document = JSON.readTree(sync.out());
        assertThat(names(document))
                .containsExactly("runs", "totals", "sums", "payloads", "files", "leftOut", "findings", "brokerTotals");
        assertThat(document.get("runs")).hasSize(3);
        JsonNode executions = document.get("runs").get(1);
        assertThat(names(executions))
                .containsExactly(
                        "runId",
                        "account",
                        "environment",
                        "dataset",
                        "source",
                        "payload",
                        "status",
                        "read",
                        "inserted",
                        "updated",
                        "corrected",
                        "ordersMade",
                        "unchanged",
                        "quarantined",
                        "ignored",
                        "durationMs",
                        "error");
        assertThat(executions.get("runId").asLong())
                .isEqualTo(STORE.one(Long.class, "select id from trading.run where dataset = 'executions'"));
        assertThat(executions.get("account").asText()).isEqualTo("U7700001");
        assertThat(executions.get("environment").asText()).isEqualTo("LIVE");
        assertThat(executions.get("dataset").asText()).isEqualTo("executions");
        assertThat(executions.get("source").asText()).isEqualTo("flex-file");
        assertThat(executions.get("status").asText()).isEqualTo("succeeded");
        assertThat(executions.get("read").asInt()).isEqualTo(3);
        assertThat(executions.get("inserted").asInt()).isEqualTo(3);
        assertThat(executions.get("ignored")).hasToString("{}");
        assertThat(executions.get("error").isNull()).isTrue();
    }

    @Test
    void shouldAddUpTheTotals() throws Exception {
        JsonNode document = JSON.readTree(run("sync", "--json", "--file", statement("levels-of-detail.xml"))
                .out());

        JsonNode totals = document.get("totals");
        assertThat(names(totals))
                .containsExactly(
                        "runs",
                        "read",
                        "inserted",
                        "updated",
                        "corrected",
                        "ordersMade",
                        "unchanged",
                        "quarantined",
                        "ignored",
                        "durationMs");
        assertThat(totals.get("runs").asInt()).isEqualTo(3);
        for (String figure : new String[] {"read", "inserted", "updated", "unchanged", "quarantined"}) {
            int sum = 0;
            for (JsonNode run : document.get("runs")) {
                sum += run.get(figure).asInt();
            }
            assertThat(totals.get(figure).asInt()).as(figure).isEqualTo(sum);
        }
        assertThat(totals.get("ignored")).isEmpty();
        assertThat(totals.get("read").asInt())
                .isEqualTo(totals.get("inserted").asInt())
                .isGreaterThan(2);
        JsonNode payload = document.get("payloads").get(0);
        assertThat(payload.get("records").asInt()).isEqualTo(totals.get("read").asInt());
        assertThat(payload.get("skipped").get("summary-row").asInt()).isPositive();
        int skipped = 0;
        for (JsonNode rule : payload.get("skipped")) {
            skipped += rule.asInt();
        }
        assertThat(payload.get("rows").asInt()).isEqualTo(payload.get("records").asInt() + skipped);
    }

    /** A cancel changes a row that was stored before: that is no update of the row's record. */
    @Test
    void shouldTellWhatACancelTakesBackAndWhichOrdersWereMade() throws Exception {
        Outcome first = run("sync", "executions", "--file", statement("cancel-arrives-later-1.xml"));
        assertThat(first.lines())
                .containsExactly(
                        "account environment dataset status read inserted updated unchanged quarantined",
                        "U7700001 live executions succeeded 1 1 0 0 0",
                        "2 rows = 2 records",
                        "orders: +1 derived from executions");

        String cancel = statement("cancel-arrives-later-2.xml");
        Outcome dry = run("sync", "executions", "--dry-run", "--file", cancel);
        Outcome then = run("sync", "executions", "--file", cancel);
        assertThat(then.lines())
                .containsExactly(
                        "account environment dataset status read inserted updated corrected unchanged quarantined",
                        "U7700001 live executions succeeded 1 1 0 1 0 0",
                        "1 row = 1 record");
        assertThat(dry.lines()).containsAll(then.lines());
        assertThat(JSON.readTree(run("sync", "executions", "--json", "--file", cancel)
                                .out())
                        .at("/totals/corrected")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void shouldPrintNothingWhenQuiet() {
        Outcome sync = run("sync", "--quiet", "--file", statement("short-put-assignment.xml"));

        assertThat(sync).isEqualTo(new Outcome(0, "", ""));
        assertThat(rows()).containsEntry("execution", 3L);
    }

    @Test
    void shouldWriteNothingTheSecondTime() {
        String file = statement("short-put-assignment.xml");
        run("sync", "--file", file);
        Map<String, Long> writes = STORE.writes();

        Outcome again = run("sync", "--file", file);

        assertThat(again.exitCode()).isZero();
        assertThat(again.lines())
                .contains(
                        "U7700001 live orders succeeded 1 0 0 1 0",
                        "U7700001 live executions succeeded 3 0 0 3 0",
                        "U7700001 live option-events succeeded 2 0 0 2 0");
        assertThat(STORE.writes()).isEqualTo(writes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--from 2026-07-15 --to 2026-07-14 | ends (2026-07-14) before it starts (2026-07-15)",
                "--from yesterday                  | yesterday",
                "trades                            | unknown dataset 'trades'; known are orders, executions, option-events",
                "--source fax                      | there is no source 'fax'; known are flex-file, flex-web, gateway, kafka, lines, sample",
                "--source flex-file                | --file PATH",
                "--no-such-option                  | --no-such-option"
            })
    void shouldRefuseWrongUsage(String arguments, String sentence) {
        Outcome sync = run("sync", arguments.strip().split(" +"));

        assertThat(sync.exitCode()).isEqualTo(2);
        assertThat(sync.out()).isEmpty();
        assertThat(sync.err()).contains(sentence.strip());
    }

    @Test
    void shouldSayWhatADryRunWouldDoAndWriteNothing() {
        Outcome sync = run("sync", "--dry-run", "--file", statement("short-put-assignment.xml"));

        assertThat(sync.exitCode()).isZero();
        assertThat(sync.lines()).contains("U7700001 live executions succeeded 3 3 0 0 0");
        assertThat(sync.err()).contains("rolled back");
        assertThat(rows()).isEmpty();
        assertThat(STORE.count("select count(*) from trading.run")).isZero();
        assertThat(STORE.count("select count(*) from trading.broker_account")).isZero();
        assertThat(derived(sync))
                .as("orders that records insert are not made from executions, though that run was rolled back")
                .isEqualTo(derived(run("sync", "--file", statement("short-put-assignment.xml"))));
    }

    private static List<String> derived(Outcome sync) {
        return sync.lines().stream().filter(line -> line.contains("derived")).toList();
    }

    @Test
    void shouldEndWith3WhenRecordsWerePutAside() {
        Outcome sync = run("sync", "--file", statement("malformed-records.xml"));

        assertThat(sync.exitCode()).isEqualTo(3);
        assertThat(sync.out()).contains("quarantined");
        assertThat(rows()).containsEntry("execution", 7L).containsEntry("quarantined_record", 9L);
    }

    @Test
    void shouldEndWith4WhileAnotherRunIsActive() throws Exception {
        long account = new Accounts(STORE.jdbc())
                .register("U7700001", Environment.LIVE)
                .id();
        try (Connection other = STORE.connect()) {
            other.setAutoCommit(false);
            other.createStatement()
                    .execute("select pg_advisory_xact_lock(" + account + ", " + Dataset.EXECUTIONS.ordinal() + ")");

            Outcome sync = run("sync", "--file", statement("short-put-assignment.xml"));

            assertThat(sync.exitCode()).isEqualTo(4);
            assertThat(sync.lines())
                    .contains("U7700001 live orders succeeded 1 1 0 0 0")
                    .anyMatch(line -> line.matches("U7700001 (live )?option-events busy 0 0 0 0 0"))
                    .anyMatch(line -> line.matches("U7700001 (live )?executions busy 0 0 0 0 0"));
            assertThat(sync.err()).contains("another run of executions of account U7700001 is active");
        }
        assertThat(run("sync", "--file", statement("short-put-assignment.xml")).exitCode())
                .isZero();
    }

    private static Iterable<String> names(JsonNode node) {
        Iterator<String> names = node.fieldNames();
        return () -> names;
    }

    @ParameterizedTest
    @CsvSource({
        "tradePrice, Trade rows have no tradePrice, Trade Price",
        "quantity, Trade rows have no quantity, Quantity",
        "ibExecID, Trade rows have no ibExecID, IB Execution ID"
    })
    void shouldSayWhichBoxToTick(String column, String what, String box) throws IOException {
        String statement = FlexXml.activity()
                .statement("U1234567", s -> s.trade(Rows.stockFill().without(column)))
                .toXml();

        String file =
                Files.writeString(folder.resolve("statement.xml"), statement).toString();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            run("sync", "executions", "--file", file);
        } finally {
            System.setErr(before);
        }

        assertThat(said.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce(file + ": " + what)
                .contains("tick \"" + box + "\" in the Flex query");
    }
}
