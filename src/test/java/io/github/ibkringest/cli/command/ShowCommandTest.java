package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.cli.CommandTestSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A trader's questions, answered from the sample without SQL. */
class ShowCommandTest extends CommandTestSupport {

    @BeforeEach
    void load() {
        assertThat(run("sync", "--source", "sample").exitCode()).isZero();
    }

    @Test
    void shouldTellWhatAssignmentsDelivered() {
        Outcome shown = run("show", "assignments", "--from", "2026-07", "--to", "2026-07");

        assertThat(shown.exitCode()).isZero();
        assertThat(shown.lines()).hasSize(4);
        assertThat(shown.lines().get(0)).startsWith("account day event symbol quantity delivered units at amount");
        assertThat(shown.out()).contains("ASSIGNMENT").containsPattern("NWND +100 +40 +-4000");
    }

    @Test
    void shouldTellWhatWasSettledInCash() {
        assertThat(run("show", "assignments", "--symbol", "XMPI").out()).containsPattern("EXERCISE +XMPI .* 3770");
    }

    @Test
    void shouldTellWhatCommissionsCost() {
        assertThat(run("show", "pnl", "--by", "total", "--account", "U8800001").out())
                .containsPattern("U8800001 +USD +2936\\.4409950933 +24\\.5106 ");
    }

    @Test
    void shouldTellWhatIsWorking() {
        Outcome none = run("show", "orders", "--status", "open");

        assertThat(none.exitCode()).isZero();
        assertThat(none.err()).contains("no rows");
        STORE.jdbc().update("update trading.trade_order set status = 'WORKING' where ibkr_order_id = '700100002'");
        assertThat(run("show", "orders", "--status", "open").out()).contains(" WORKING ");
    }

    /** A gateway has left it out of its open orders: it may have expired without a word. */
    @Test
    void shouldTellThatAWorkingOrderWasNotSeen() {
        STORE.jdbc()
                .update("update trading.trade_order set status = 'WORKING', not_seen_since = '2026-07-20 23:30Z'"
                        + " where ibkr_order_id = '700100002'");

        assertThat(String.join(" ", run("show", "orders", "--status", "open").lines()))
                .contains("WORKING, not seen")
                .contains("2026-07-20");
    }

    @Test
    void shouldTellWhyAFillIsNotCounted() {
        assertThat(String.join(
                        " ",
                        run("show", "executions", "--status", "not-counted").lines()))
                .contains(" f corrected by X:0000f1ab.6a100018.01.02 ")
                .contains(" -2 1.62 f cancels X:0000f1ab.6a100018.01.01");
    }

    /** As on the page: in Sydney it is the first of August already. */
    @Test
    void shouldCountDaysFromTheTradingDay() {
        Clock sydney = Clock.fixed(Instant.parse("2026-07-31T20:00:00Z"), ZoneId.of("Australia/Sydney"));

        assertThat(runAt(sydney, "show", "assignments", "--from", "this-month", "--to", "today")
                        .lines())
                .hasSize(4);
    }

    @Test
    void shouldFitIntoATerminal() {
        for (String shown : List.of(
                "show orders",
                "show executions",
                "show trades",
                "show option-events",
                "show assignments --status all",
                "show positions",
                "show round-trips",
                "show pnl",
                "show pnl --by day",
                "show pnl --by symbol",
                "show pnl --by underlying",
                "show pnl --by total",
                "payload list",
                "changes")) {
            String[] words = shown.split(" ");
            assertThat(run(words[0], java.util.Arrays.copyOfRange(words, 1, words.length))
                            .out()
                            .lines())
                    .as(shown)
                    .hasSizeGreaterThan(1)
                    .allMatch(line -> line.length() <= 100);
        }
    }

    /** A query may lack the currency of commissions. */
    @Test
    void shouldShowCommissionsWhoseCurrencyIsNotStated() {
        assertThat(run("show", "trades", "--symbol", "ACMX").lines())
                .anyMatch(line -> line.contains(" 25.11 USD 0.42 USD "));
        STORE.jdbc().update("update trading.execution set commission_currency = null");

        assertThat(run("show", "trades", "--symbol", "ACMX").lines())
                .anyMatch(line -> line.contains(" 25.11 USD 0.42 0"));
    }

    @Test
    void shouldSayWhenFiguresAreNotStated() {
        STORE.jdbc()
                .update("update trading.execution set realized_pnl = null, commission = null where con_id is not null");

        assertThat(run("show", "pnl", "--by", "underlying").lines())
                .anyMatch(line -> line.matches("U8800001 ACMX USD (\\S+ )?[1-9]\\d*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "executions",
                "trades",
                "option-events",
                "assignments",
                "positions",
                "round-trips",
                "pnl"
            })
    void shouldListEverySubjectInEveryFormat(String subject) throws IOException {
        Path file = folder.resolve("rows.csv");

        assertThat(run("show", subject).exitCode()).isZero();
        Outcome written = run("show", subject, "--format", "csv", "--output", file.toString());

        assertThat(written.err()).isEqualTo((Files.readAllLines(file).size() - 1) + " rows written\n");
        assertThat(run("show", subject, "--format", "json").out())
                .startsWith("[\n{\"")
                .endsWith("}\n]\n");
        assertThat(run("show", subject, "--format", "xlsx", "--output", folder + "/x.xlsx")
                        .exitCode())
                .isZero();
    }

    @Test
    void shouldSortAndLimit() {
        Outcome shown = run("show", "trades", "--symbol", "NWND", "--sort=-price", "--limit", "2");

        assertThat(shown.lines()).hasSize(3);
        assertThat(shown.lines().get(1)).contains(" 43.1");
        assertThat(shown.err()).contains("the first 2 rows; all of them: --limit 0");
    }

    @ParameterizedTest
    @CsvSource({
        "trades, -day, 2026-07-21",
        "trades, trading_day, 2026-01-12",
        "executions, exec-key, U8800001",
        "pnl, -taxes, 2026",
        "pnl, -paid-in, USD"
    })
    void shouldSortByWhatIsShownAndByWhatIsNot(String subject, String column, String first) {
        Outcome shown = run("show", subject, "--sort=" + column, "--limit", "1");

        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.lines().get(1)).contains(first);
    }

    @Test
    void shouldFindOptionsByTheirUnderlyingAndByTheirSymbol() {
        assertThat(run("show", "trades", "--symbol", "NWND").out()).contains("NWND  260717P00040000");
        assertThat(run("show", "trades", "--symbol", "NWND 260717P00040000").lines())
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "show trade             | show has no trade; did you mean trades?",
                "show orders --status opne | show orders has no status opne; did you mean open?",
                "show trades --status open | show trades has no status",
                "show trades --sort pirce | there is no column pirce to sort by; did you mean price?",
                "show trades --from lastmonth | did you mean last-month?",
                "show trades --from 2026-02-30 | --from 2026-02-30 is no day",
                "show trades --from 2026-02 --to 2026-01 | --from 2026-02-01 is after --to 2026-01-31",
                "show positions --from 2026 | show positions lists what is held now",
                "show trades --account U88 | account U88 is not registered",
                "show trades --format xlsx | add --output FILE.xlsx",
                "show trades --format csv --output /no/such/folder/x.csv | there is no folder /no/such/folder",
                "show trades --format xml | --format",
                "show trades --limit -3 | --limit -3 is less than 0; 0 means all rows",
                "payload show 77 | there is no payload 77"
            })
    void shouldSayWhatIsWrong(String command, String message) {
        String[] words = command.strip().split(" ");
        Outcome refused = run(words[0], java.util.Arrays.copyOfRange(words, 1, words.length));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(message.strip());
    }

    @Test
    void shouldGiveAPayloadBackByteForByte() throws IOException {
        Path file = folder.resolve("back.xml");
        Path original = Path.of(statement("exec-id-revision-1.xml"));
        run("sync", "--file", original.toString());
        long id = STORE.count("select max(id) from trading.raw_payload");

        assertThat(run("payload", "list").out()).contains("exec-id-revision-1.xml");
        Outcome show = run("payload", "show", String.valueOf(id));
        assertThat(show.out()).contains("exec-id-revision-1.xml", "succeeded");
        assertThat(show.out().lines().filter(line -> !line.startsWith("name"))).allMatch(line -> line.length() <= 100);
        assertThat(run("payload", "list", "--format", "csv").out()).contains("sha256");
        assertThat(run("payload", "list")
                        .out()
                        .replace(original.toString(), "statement.xml")
                        .lines())
                .allMatch(line -> line.length() <= 100 + original.toString().length());
        assertThat(run("payload", "export", String.valueOf(id), "--output", file.toString())
                        .exitCode())
                .isZero();
        assertThat(file).hasSameBinaryContentAs(original);
        assertThat(run("payload", "export", String.valueOf(id), "--output", "/no/such/x.xml")
                        .err())
                .contains("there is no folder /no/such");
    }

    @Test
    void shouldSayThatKeptBytesAreDamaged() {
        long id = STORE.count("select max(id) from trading.raw_payload");
        STORE.jdbc().update("update trading.raw_payload set sha256 = 'x' where id = ?", id);

        Outcome refused = run("payload", "export", String.valueOf(id), "--output", folder + "/x.xml");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("the database is damaged");
        assertThat(folder.resolve("x.xml")).doesNotExist();
    }
}
