package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.cli.CommandTestSupport;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.flex.Confirms;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

/** {@code coverage}, and what {@code status} says of it. */
class CoverageCommandTest extends CommandTestSupport {

    private static final String ACCOUNT = "U1234567";
    private static final TradingCalendar CALENDAR = TradingCalendar.standard();

    private final LocalDate due = DUE;

    @Test
    void shouldSayThatNothingIsKnownYet() {
        Outcome coverage = run("coverage", "--check");

        assertThat(coverage.exitCode()).as("nothing is known").isEqualTo(1);
        assertThat(coverage.out()).contains("No account yet");
    }

    @Test
    void shouldShowGapsUntilTheyAreFilled() throws Exception {
        deliver(due(9), due(6));
        deliver(due(3), due(0));

        Outcome coverage = run("coverage", "--check");

        assertThat(coverage.exitCode()).isEqualTo(1);
        assertThat(coverage.lines())
                .contains("U1234567 executions gaps " + due(9) + " " + due(0) + " 0 2")
                .contains("U1234567 option-events not configured " + due(9) + " 0")
                .contains("U1234567 executions " + due(5) + " " + due(4) + " 2")
                .contains("gaps: trading days are missing since " + due(5) + "; pass the statements of these days to:")
                .contains("ibkr-ingest sync --file PATH (no login is configured to fetch them)");
        assertThat(run("coverage").exitCode()).isZero();
        assertThat(run("status").out()).contains("gaps: trading days are missing since " + due(5));

        deliver(due(5), due(4));

        assertThat(run("coverage", "--check").exitCode()).isZero();
        assertThat(run("status").out()).doesNotContain("gaps");
        assertThat(run("status").lines()).contains("U1234567 executions complete " + due(9) + " " + due(0) + " 0 0");
    }

    /** IBKR delivers the current year and four before. */
    @Test
    void shouldSayWhichGapsOnlyFilesCanFill() throws Exception {
        set("flex.token", "123");
        set("flex.activity-query-id", "1");
        deliver(LocalDate.of(2021, 12, 20), LocalDate.of(2021, 12, 20));
        deliver(LocalDate.of(2022, 1, 4), due);
        assertThat(run("coverage").lines())
                .containsSubsequence(
                        "gaps: trading days are missing since 2021-12-21; pass the statements of these days to:",
                        "ibkr-ingest sync --file PATH (IBKR delivers no day before 2022-01-01)",
                        "and fill later ones with: ibkr-ingest backfill --from 2022-01-01");

        deliver(LocalDate.of(2021, 12, 21), LocalDate.of(2021, 12, 31));
        assertThat(run("status").lines())
                .contains("gaps: trading days are missing since 2022-01-03; fill them with: ibkr-ingest backfill --from"
                        + " 2022-01-03");
    }

    @Test
    void shouldDrawACalendar() throws Exception {
        deliver(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 10));
        deliver(LocalDate.of(2026, 7, 14), LocalDate.of(2026, 7, 15));

        Outcome coverage = run("coverage", "--from", "2026-06-29", "--to", "2026-07-17");

        assertThat(coverage.out().lines())
                .contains("2026-06 orders")
                .contains("2026-07 executions     ##...#####..!##!!")
                .contains("# complete   . no trading   ! missing   - not due   ? not configured");
    }

    @Test
    void shouldTellWhatProvesTheDays() throws Exception {
        deliver(due(2), due(1));

        assertThat(run("coverage", "--payloads").lines())
                .anyMatch(line ->
                        line.matches("U1234567 orders " + due(2) + " " + due(1) + " flex-file .*\\.xml \\d+ complete"));
        JsonNode document =
                new ObjectMapper().readTree(run("coverage", "--json").out());
        assertThat(document.at("/lastDue").asText()).isEqualTo(due.toString());
        assertThat(document.at("/coverage/0/dataset").asText()).isEqualTo("orders");
        assertThat(document.at("/coverage/0/history").asText()).isEqualTo("gaps");
        assertThat(document.at("/coverage/0/daysBehind").asInt()).isOne();
        assertThat(document.at("/coverage/0/covered/0/from").asText()).isEqualTo(due(2).toString());
        assertThat(document.at("/coverage/0/payloads/0/source").asText()).isEqualTo("flex-file");
        assertThat(document.at("/gaps/0/from").asText()).isEqualTo(due.toString());
        assertThat(document.at("/gaps/0/tradingDays").asInt()).isOne();
        JsonNode status = new ObjectMapper().readTree(run("status", "--json").out());
        assertThat(status.at("/completeness/0/missingDays").asInt()).isOne();
        assertThat(status.at("/gaps")).hasSize(2);
    }

    @Test
    void shouldListExecutionsThatWereNeverConfirmed() throws Exception {
        sync(FlexXml.confirmations().statement(ACCOUNT, s -> s.trade(Confirms.fill())));
        assertThat(run("coverage").out()).doesNotContain("never confirmed");
        assertThat(run("coverage").lines()).anyMatch(line -> line.startsWith("U1234567 executions gaps 2026-07-01"));

        sync(FlexXml.activity().statement(ACCOUNT, s -> s.emptySection("Trades")));

        assertThat(run("coverage").lines()).anyMatch(line -> line.matches("U1234567 2026-07-17 NWND BUY 100 X:.*"));
        assertThat(run("status").out()).contains("executions never confirmed: 1", "status --list unconfirmed");
        assertThat(run("status", "--list", "unconfirmed").lines())
                .anyMatch(line -> line.matches("U1234567 2026-07-17 NWND BUY 100 at [\\d.]+ execution \\d+"));

        sync(FlexXml.activity().statement(ACCOUNT, s -> s.trade(Rows.stockFill())));
        assertThat(run("status").out()).doesNotContain("never confirmed");
    }

    @Test
    void shouldBeginWhereTheSettingsSay() throws Exception {
        deliver(due(2), due(0));
        set("coverage.since", due(4).toString());

        assertThat(run("coverage").lines()).contains("U1234567 orders " + due(4) + " " + due(3) + " 2");
    }

    @Test
    void shouldReadTheUsersCalendar() throws Exception {
        deliver(due(4), due(3));
        deliver(due(1), due(0));
        assertThat(run("coverage", "--check").exitCode()).isEqualTo(1);

        Path calendar = Files.writeString(folder.resolve("calendar.txt"), due(2) + " closed # nobody came\n");
        set("calendar.file", calendar.toString());

        assertThat(run("coverage", "--check").exitCode()).isZero();
    }

    @Test
    void shouldSayWhatIsWrong() throws Exception {
        set("coverage.since", "long ago");
        set("calendar.file", folder.resolve("nowhere.txt").toString());
        Outcome settings = run("coverage");
        assertThat(settings.exitCode()).isEqualTo(2);
        assertThat(settings.err())
                .contains("coverage.since=long ago is no day", "nowhere.txt cannot be read (there is no such file)");

        set("coverage.since", "");
        set("calendar.file", "");
        assertThat(run("coverage", "--account", "U9").err()).contains("account U9 is not synced");
        assertThat(run("coverage", "--from", "2026-02-01", "--to", "2026-01-01").exitCode())
                .isEqualTo(2);
    }

    /** The trading day that is so many before the last one due. */
    private LocalDate due(int before) {
        LocalDate day = due;
        for (int i = 0; i < before; i++) {
            day = CALENDAR.previousTradingDay(day);
        }
        return day;
    }

    private void deliver(LocalDate from, LocalDate to) throws IOException {
        sync(FlexXml.activity()
                .statement(
                        ACCOUNT,
                        s -> s.period(compact(from), compact(to))
                                .whenGenerated(compact(to.plusDays(1)) + ";063000")
                                .emptySection("Trades")));
    }

    private void sync(FlexXml document) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "statement", ".xml"), document.toXml());
        assertThat(run("sync", "--file", file.toString()).exitCode()).isZero();
    }

    private static String compact(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
