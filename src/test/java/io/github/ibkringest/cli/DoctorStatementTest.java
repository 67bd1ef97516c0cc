package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code doctor --file}: one fault of a query at a time, and what it says about it. */
class DoctorStatementTest extends CommandTestSupport {

    private static final Row FILL = Rows.stockFill();

    /** A statement as docs/flex-query.md asks for. */
    private static FlexXml good() {
        return FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.period("20260601", "20260630")
                                .order(Rows.orderRow(FILL))
                                .trade(FILL)
                                .emptySection("OptionEAE"));
    }

    private static String trading(Row... rows) {
        return FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.period("20260601", "20260630")
                                .order(Rows.orderRow(FILL))
                                .trade(rows)
                                .emptySection("OptionEAE"))
                .toXml();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        FlexXml.activity()
                                .statement(
                                        "U1234567",
                                        s -> s.period("20260601", "20260630").emptySection("OptionEAE"))
                                .toXml(),
                        "problem  section Trades: is missing: no executions and no orders are delivered",
                        "-> select the section Trades, with the options Executions and Orders and all columns"),
                Arguments.of(
                        good().toXml().replaceAll("<OptionEAE ?/>|<OptionEAE>\\s*</OptionEAE>", ""),
                        "problem  section OptionEAE: is missing:",
                        "-> select the section Option Exercises, Assignments and Expirations, with all columns"),
                Arguments.of(
                        FlexXml.activity()
                                .statement(
                                        "U1234567",
                                        s -> s.period("20260601", "20260630")
                                                .trade(FILL)
                                                .emptySection("OptionEAE"))
                                .toXml(),
                        "problem  level of detail: no orders are delivered",
                        "-> tick the option Orders of the section Trades"),
                Arguments.of(
                        FlexXml.activity()
                                .statement(
                                        "U1234567",
                                        s -> s.period("20260601", "20260630")
                                                .order(Rows.orderRow(FILL))
                                                .emptySection("OptionEAE"))
                                .toXml(),
                        "problem  level of detail: no executions are delivered",
                        "-> tick the option Executions of the section Trades"),
                Arguments.of(
                        trading(FILL, Rows.repeating("Lot", "CLOSED_LOT")),
                        "advice   level of detail: 1 rows that nothing uses (tax-lot-row)",
                        "-> untick the option Closed Lots"),
                Arguments.of(
                        trading(FILL, Rows.repeating("SymbolSummary", "SYMBOL_SUMMARY")),
                        "advice   level of detail: 1 rows that nothing uses (summary-row)",
                        "-> untick the option Symbol Summary and Asset Summary"),
                Arguments.of(
                        trading(FILL.without("ibExecID")),
                        "advice   columns: Trade rows have no ibExecID, so fills are not recognised in other reports",
                        "-> tick \"IB Execution ID\" in the Flex query"),
                Arguments.of(
                        trading(FILL.without("quantity")),
                        "problem  columns: Trade rows have no quantity, so they go to quarantine",
                        "-> tick \"Quantity\" in the Flex query"),
                Arguments.of(
                        trading(FILL.with("ibExecID", "0001938c.6a59af42.01.02")),
                        "problem  offsetting pairs: 1 executions are corrections, and what they replace is not shown",
                        "-> set Include Offsetting Trade/Cancel Pairs to Yes"),
                Arguments.of(
                        good().toXml().replace("U1234567", "Retirement"),
                        "problem  accounts: these are no account codes: [Retirement]",
                        "-> set Display Account Alias in Place of Account ID to No"),
                Arguments.of(
                        FlexXml.activity()
                                .statement(
                                        "U1234567",
                                        s -> s.period("20260601", "20260601")
                                                .order(Rows.orderRow(FILL))
                                                .trade(FILL)
                                                .emptySection("OptionEAE"))
                                .statement(
                                        "U1234567",
                                        s -> s.period("20260602", "20260602")
                                                .emptySection("Trades")
                                                .emptySection("OptionEAE"))
                                .toXml(),
                        "advice   breakout by day: one statement for each day, ten times the size",
                        "-> set Breakout by Day to No"),
                Arguments.of(
                        good().toXml().replace("20260601", "06/01/2026").replace("20260630", "06/30/2026"),
                        "problem  statement",
                        "-> see above"),
                Arguments.of(
                        trading(FILL.with("dateTime", "07/17/2026;120440")),
                        "problem  date format: 07/17/2026;120440: day and month cannot be distinguished",
                        "-> set Date Format to yyyyMMdd"),
                Arguments.of(
                        trading(FILL.with("dateTime", "17-Jul-26;120440")),
                        "advice   date format: 17-Jul-26;120440 is easily misread",
                        "-> set Date Format to yyyyMMdd"),
                Arguments.of(
                        trading(FILL.with("dateTime", "20260717 120440")),
                        "advice   date/time separator: 20260717 120440 is read, but a semicolon leaves no doubt",
                        "-> set Date/Time Separator to ; (semicolon)"),
                Arguments.of(
                        trading(FILL.with("dateTime", "20260717")),
                        "advice   time format: 20260717 has no time of day",
                        "-> set Time Format to HHmmss"),
                Arguments.of(
                        good().toXml().replace("20260601", "20260630"),
                        "advice   period: 2026-06-30 to 2026-06-30: corrections that arrive days later are missed",
                        "-> choose the period Last 30 Calendar Days"),
                Arguments.of(
                        good().toXml().replace("fromDate=\"20260601\"", "").replace("toDate=\"20260630\"", ""),
                        "problem  period: the statement does not state its days",
                        "-> choose the period Last 30 Calendar Days"),
                Arguments.of(
                        trading(FILL.with("quantity", "1,000")),
                        "advice   numbers: have thousands separators",
                        "-> switch them off in the query"),
                Arguments.of(
                        good().toXml().replace("</FlexStatement>", "<ConversionRates/></FlexStatement>"),
                        "advice   currency rates: thousands of rows that nothing uses",
                        "-> set Include Currency Rates to No"),
                Arguments.of(
                        good().toXml()
                                .replace(
                                        "</FlexStatement>",
                                        "<AccountInformation name=\"A. Customer\"/></FlexStatement>"),
                        "advice   personal data: the statement holds name, address or birth date",
                        "-> leave only Account ID"),
                Arguments.of(
                        FlexXml.activity()
                                .statement(
                                        "U1234567",
                                        s -> s.period("20260601", "20260630")
                                                .emptySection("Trades")
                                                .emptySection("OptionEAE"))
                                .toXml(),
                        "advice   level of detail: unknown, because nothing was traded in these days",
                        "-> examine a statement that has trades"));
    }

    private String file(String xml) {
        try {
            return Files.writeString(folder.resolve("statement.xml"), xml).toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldNameTheBoxToChange(String statement, String finding, String cure) {
        Outcome doctor = run("doctor", "--file", file(statement));

        List<String> lines = doctor.out().lines().toList();
        assertThat(lines).anyMatch(line -> line.startsWith(finding));
        int at = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith(finding))
                .findFirst()
                .orElseThrow());
        assertThat(lines.get(at + 1)).contains(cure);
        assertThat(doctor.exitCode()).isEqualTo(finding.startsWith("problem") ? 1 : 0);
        assertThat(doctor.err()).isEmpty();
    }

    @Test
    void shouldFindNothingWrongWithAGoodStatement() {
        String good = good().toXml()
                .replace(
                        "</FlexStatement>",
                        "<CashReport/><OpenPositions/><CorporateActions/><Transfers/><CashTransactions/><EquitySummaryInBase/>"
                                + "<FIFOPerformanceSummaryInBase/><StmtFunds/><InterestAccruals/></FlexStatement>");
        Outcome doctor = run("doctor", "--file", file(good));

        assertThat(doctor.exitCode()).as(doctor.out()).isZero();
        assertThat(doctor.out().lines().filter(line -> !line.contains("disk") && !line.contains("clock: ")))
                .map(line -> line.replaceAll("PostgreSQL \\S+", "PostgreSQL x")
                        .replaceAll("version \\d+", "version n")
                        .replaceAll("fires at .*", "fires at …")
                        .replace(folder.toString(), "…"))
                .containsExactly(
                        "ok       settings: are all understood",
                        "ok       time zones: New York is known, with its daylight saving",
                        "ok       schedule: files fires at …",
                        "ok       database: PostgreSQL x",
                        "ok       schema: version n",
                        "ok       privileges: user ibkr_ingest may do what a sync does",
                        "ok       clocks: this machine and the database agree",
                        "ok       statement …/statement.xml: is complete, with the accounts [U1234567]",
                        "ok       section Trades: is there",
                        "ok       section OptionEAE: is there",
                        "ok       level of detail: 1 executions and 1 orders",
                        "ok       columns: all important columns are there",
                        "ok       offsetting pairs: unknown, because nothing was corrected; check that the box"
                                + " is set to Yes",
                        "ok       accounts: [U1234567]",
                        "ok       period: 2026-06-01 to 2026-06-30",
                        "ok       date format: " + FILL.get("dateTime"),
                        "ok       proof: positions, trades and cash can be compared with the broker's totals");
        assertThat(rows()).as("nothing is imported").isEmpty();
    }

    @Test
    void shouldNameWhatAProofNeeds() {
        assertThat(run("doctor", "--file", file(good().toXml())).out())
                .contains("advice   proof: not everything can be compared with the broker's totals")
                .contains("-> select Cash Report, Open Positions, Corporate Actions, Transfers, Cash Transactions,");
    }

    @Test
    void shouldSayWhatIsBrokenOrNotThere() {
        assertThat(run("doctor", "--file", statement("bad/truncated.xml")).out())
                .contains("problem  statement", "truncated.xml");
        assertThat(run("doctor", "--file", folder.resolve("none.xml").toString())
                        .out())
                .contains("problem  statement", "there is no such file");
    }
}
