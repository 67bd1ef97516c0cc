package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator of many accounts sees: a line each, what is wrong last, and any of them by name. */
class ManyAccountsTest extends CommandTestSupport {

    private static final TradingCalendar CALENDAR = TradingCalendar.standard();

    private final LocalDate due = DUE;

    /** Six accounts, the first of which lacks the last day. */
    @BeforeEach
    void deliver() throws IOException {
        FlexXml document = FlexXml.activity();
        IntStream.rangeClosed(1, 6).forEach(number -> {
            LocalDate first = CALENDAR.previousTradingDay(due);
            LocalDate last = number == 1 ? first : due;
            document.statement(
                    "U700000" + number,
                    s -> s.period(compact(first), compact(last))
                            .whenGenerated(compact(due.plusDays(1)) + ";063000")
                            .trade(Rows.orderRow(Rows.stockFill()), Rows.stockFill())
                            .emptySection("OptionEAE"));
        });
        Path file = Files.writeString(folder.resolve("many.xml"), document.toXml());
        assertThat(run("sync", "--file", file.toString()).exitCode()).isZero();
    }

    @Test
    void shouldNotCountAccountsWhereOnlyAFileIsWrong() throws IOException {
        FlexXml missing = FlexXml.activity()
                .statement(
                        "U7000001",
                        s -> s.period(compact(due), compact(due))
                                .whenGenerated(compact(due.plusDays(1)) + ";063000")
                                .trade(Rows.orderRow(Rows.stockFill()), Rows.stockFill())
                                .emptySection("OptionEAE"));
        run(
                "sync",
                "--file",
                Files.writeString(folder.resolve("missing.xml"), missing.toXml())
                        .toString());
        run("sync", "--file", Files.writeString(folder.resolve("bad.xml"), "").toString());

        assertThat(run("status").out()).contains("problems", "bad.xml is").doesNotContain("accounts have problems");
    }

    @Test
    void shouldShowALineAnAccountOfASync() {
        Outcome sync = run("sync", "--file", folder.resolve("many.xml").toString());

        assertThat(sync.lines())
                .containsSubsequence(
                        "account read inserted updated unchanged quarantined",
                        "U7000001 2 0 0 2 0",
                        "U7000006 2 0 0 2 0",
                        "all accounts",
                        "orders 6 0 0 6 0",
                        "executions 6 0 0 6 0",
                        "option-events 0 0 0 0 0")
                .hasSize(12);
    }

    @Test
    void shouldShowALineAnAccountAndWhatIsWrongLast() {
        Outcome status = run("status", "--check");

        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.out().lines()).allMatch(line -> line.length() <= 100);
        List<String> lines = status.lines().stream()
                .filter(line -> line.matches("U7\\d+ .*"))
                .toList();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(0)).startsWith("U7000002 live").endsWith(due + " ok");
        assertThat(lines.get(5)).startsWith("U7000001 live").endsWith("1 day missing since " + due);
        assertThat(status.lines())
                .contains("U7000001: 1 day missing since " + due)
                .contains("1 of 6 accounts have problems; only these: ibkr-ingest status --problems");
        assertThat(status.out().lines().reduce((one, next) -> next).orElseThrow())
                .contains("sync --file PATH");
    }

    @Test
    void shouldShowOnlyAccountsWithSomethingToLookAt() throws Exception {
        assertThat(run("status", "--problems").out()).contains("U7000001").doesNotContain("U7000002");
        JsonNode status = new ObjectMapper()
                .readTree(run("status", "--problems", "--json").out());
        assertThat(status.at("/ok").asBoolean(true)).isFalse();
        assertThat(status.at("/accounts")).hasSize(1);
        assertThat(status.at("/accounts/0/problems/0/grade").asText()).isEqualTo("missing");
        assertThat(run("coverage", "--problems").out()).contains("U7000001").doesNotContain("U7000002");

        run("accounts", "deactivate", "U7000001");
        assertThat(run("status", "--problems").out()).isEqualTo("No problems.\n");
        assertThat(run("status", "--check").exitCode()).isZero();
    }

    @Test
    void shouldShowCoverageInALineAnAccountAndOneInFull() {
        Outcome coverage = run("coverage", "--check");
        assertThat(coverage.exitCode()).isEqualTo(1);
        List<String> lines = coverage.lines().stream()
                .filter(line -> line.matches("U7\\d+ .*"))
                .toList();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(0))
                .isEqualTo("U7000002 " + CALENDAR.previousTradingDay(due) + " " + due + " 0 0 complete");
        assertThat(lines.get(5)).startsWith("U7000001").endsWith(" 1 1 1 day missing since " + due);

        Outcome one = run("coverage", "--account", "U7000002", "--check");
        assertThat(one.exitCode()).isZero();
        assertThat(one.out()).contains("# complete").doesNotContain("U7000001");
        assertThat(one.lines()).anyMatch(line -> line.startsWith("U7000002 option-events complete"));
    }

    @Test
    void shouldTakeAliasesAndPatternsWhereverAnAccountIsNamed() throws Exception {
        run("accounts", "add", "U7000003", "--environment", "live", "--alias", "pension");
        for (String name : List.of("U7000003", "u7000003", "pension", "Pens*", "U???0003")) {
            assertThat(run("status", "--account", name).lines())
                    .as(name)
                    .filteredOn(line -> line.startsWith("U7"))
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("U7000003"));
            assertThat(run("coverage", "--account", name, "--check").exitCode())
                    .as(name)
                    .isZero();
            assertThat(run("quarantine", "--account", name).exitCode()).as(name).isZero();
        }
        assertThat(run("status", "--account", "U700000[12],U7000002").err()).contains("U700000[12]");
        assertThat(run("status", "--account", "U7000001,U7000002").out())
                .contains("U7000001", "U7000002")
                .doesNotContain("U7000003");

        Path file = Files.writeString(
                folder.resolve("new.xml"),
                FlexXml.activity()
                        .statement("U7000003", s -> s.emptySection("Trades"))
                        .statement("U7111111", s -> s.emptySection("Trades"))
                        .statement("DU711111", s -> s.emptySection("Trades"))
                        .toXml());
        assertThat(synced(file, "pension")).containsExactly("U7000003");
        assertThat(synced(file, "u711*")).containsExactly("U7111111");
        assertThat(synced(file, "*71111*")).containsExactlyInAnyOrder("DU711111", "U7111111");
        Outcome none = run("sync", "--file", file.toString(), "--account", "U9*");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("account U9* is neither registered nor in what was read");
    }

    private List<String> synced(Path file, String name) throws IOException {
        Outcome sync = run("sync", "orders", "--json", "--file", file.toString(), "--account", name);
        assertThat(sync.exitCode()).as(sync.err()).isZero();
        return new ObjectMapper().readTree(sync.out()).get("runs").findValuesAsText("account");
    }

    private static String compact(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
