package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.cli.CommandTestSupport;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.flex.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code reconcile}: 100 shares bought on a Friday for 4,250 and a commission of 1, and what the broker says to that. */
class ReconcileCommandTest extends CommandTestSupport {

    private static final String ACCOUNT = "U1234567";

    private static Row position(String quantity) {
        Row fill = Rows.stockFill();
        return Row.of("OpenPosition")
                .with("conid", fill.get("conid"))
                .with("symbol", fill.get("symbol"))
                .with("assetCategory", "STK")
                .with("currency", "USD")
                .with("levelOfDetail", "SUMMARY")
                .with("position", quantity);
    }

    private static Row cash(String currency, String commissions, String sales, String purchases) {
        return Row.of("CashReportCurrency")
                .with("currency", currency)
                .with("commissions", commissions)
                .with("commissionsMTD", "-99")
                .with("netTradesSales", sales)
                .with("netTradesPurchases", purchases);
    }

    /** What the broker says when all is well. */
    private static Statement totals(Statement statement) {
        return statement
                .section("AccountInformation")
                .section("CashReport", cash("BASE_SUMMARY", "-1", "0", "-4250"), cash("USD", "-1", "0", "-4250"))
                .section("OpenPositions", position("100"), position("60").with("levelOfDetail", "LOT"));
    }

    private void sync(UnaryOperator<Statement> content) {
        try {
            Path file = Files.createTempFile(folder, "statement", ".xml");
            Files.writeString(
                    file, FlexXml.activity().statement(ACCOUNT, content).toXml());
            assertThat(run("sync", "--file", file.toString()).exitCode()).isZero();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void shouldProveWhatAgrees() {
        sync(s -> totals(s.trade(Rows.stockFill())));
        Outcome outcome = run("reconcile");
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(outcome.lines())
                .containsSubsequence("Proven:", "Not stated by the broker, so not proven:")
                .anyMatch(line -> line.startsWith("position, commissions,"))
                .endsWith("6 equations proven, 0 broken, 10 not stated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from trading.execution | 0 | 100 | 0 | -1 | 0 | -4250",
                "update trading.execution set quantity = 90, signed_quantity = 90 | 90 | 100 | -1 | -1 | -4250 | -4250",
                "update trading.execution set commission = 1.02 | 100 | 100 | -1.02 | -1 | -4250 | -4250",
            })
    void shouldNoticeARowThatIsGoneOrAltered(
            String sql, String held, String stated, String paid, String commissions, String spent, String purchases) {
        sync(s -> totals(s.trade(Rows.stockFill())));
        STORE.jdbc().execute(sql);
        Outcome outcome = run("reconcile");
        assertThat(outcome.exitCode()).isEqualTo(1);
        String[][] sides = {
            {"position", held, stated}, {"commissions", paid, commissions}, {"purchases", spent, purchases}
        };
        for (String[] side : sides) {
            boolean differs = !side[1].equals(side[2]);
            assertThat(outcome.lines().stream()
                            .anyMatch(line -> line.contains(" " + side[0] + " ")
                                    && line.contains(" " + side[1] + " " + side[2] + " ")))
                    .as(side[0] + " in " + outcome.out())
                    .isEqualTo(differs);
        }
    }

    @Test
    void shouldSayWhatIsNotStated() {
        sync(s -> s.trade(Rows.stockFill()).section("CashReport"));
        Outcome outcome = run("reconcile");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains("position: select the section Open Positions")
                .contains("commissions: select the section Cash Report")
                .contains("0 broken");
    }

    @Test
    void shouldSayThatNothingIsStatedAtAll() {
        sync(s -> s.trade(Rows.stockFill()));
        Outcome outcome = run("reconcile");
        assertThat(outcome.out()).contains("0 equations proven");
        assertThat(outcome.err()).contains("No totals are stored of " + ACCOUNT);
    }

    /** Positions are chained: only the days in which something is missing are named. */
    @Test
    void shouldNameTheDaysSinceWhichAPositionDiffers() {
        sync(s -> totals(s.trade(Rows.stockFill())));
        sync(s -> s.period("20260718", "20260720")
                .whenGenerated("20260721;060000")
                .section("OpenPositions", position("150")));
        sync(s -> s.period("20260721", "20260721")
                .whenGenerated("20260722;060000")
                .section("OpenPositions", position("150")));
        Outcome outcome = run("reconcile");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.lines())
                .filteredOn(line -> line.startsWith(ACCOUNT))
                .singleElement()
                .asString()
                .contains("2026-07-18 to 2026-07-20 position")
                .endsWith("100 150 50");
        assertThat(run("reconcile", "--day", "2026-07-21").exitCode()).isZero();
        assertThat(run("reconcile", "--to", "2026-07-17").exitCode()).isZero();
    }

    /** A contract that the broker does not list any more is closed. */
    @Test
    void shouldMissTheSaleOfAPositionThatIsNotThereAnyMore() {
        sync(s -> totals(s.trade(Rows.stockFill())));
        sync(s -> s.period("20260718", "20260720")
                .whenGenerated("20260721;060000")
                .section("OpenPositions"));
        assertThat(run("reconcile").lines()).anyMatch(line -> line.endsWith(" 100 0 -100"));
    }

    @Test
    void shouldNameWhatWasCarriedIn() {
        sync(s -> s.trade(Rows.stockFill()).section("OpenPositions", position("400")));
        assertThat(run("reconcile").out()).contains("position: opening: carried in from before the first stored day");
    }

    @Test
    void shouldNameSectionsThatMoveAPositionAndAreNotSelected() {
        sync(s -> s.trade(Rows.stockFill())
                .section("OpenPositions", position("200"))
                .section("CorporateActions"));
        assertThat(run("reconcile").out())
                .contains("the statement has no section Transfers")
                .doesNotContain("no section CorporateActions");
    }

    @Test
    void shouldNotJudgeByWhatCannotBeRead() {
        sync(s -> s.trade(Rows.stockFill()).section("OpenPositions", position("many")));
        Outcome outcome = run("reconcile");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains("could not be read: OpenPositions, line")
                .contains("'many' is no number");
    }

    /** Lots alone do not say that there are no positions. */
    @Test
    void shouldNotJudgeByLots() {
        sync(s -> s.trade(Rows.stockFill())
                .section("OpenPositions", position("60").with("levelOfDetail", "LOT")));
        Outcome outcome = run("reconcile");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("OpenPositions has lots only; select the option Summary");
    }

    @Test
    void shouldLetTheNewestStatementOfTheDaysCount() {
        sync(s -> totals(s.trade(Rows.stockFill())).whenGenerated("20260722;060000"));
        sync(s -> s.whenGenerated("20260721;060000").section("OpenPositions", position("90")));
        assertThat(run("reconcile").exitCode()).isZero();
        assertThat(STORE.count("select count(*) from trading.broker_report")).isEqualTo(2);
    }

    @Test
    void shouldKeepTotalsOnce() {
        sync(s -> totals(s.trade(Rows.stockFill())));
        sync(s -> totals(s.trade(Rows.stockFill())).whenGenerated("20260722;060000"));
        assertThat(STORE.count("select count(*) from trading.broker_report")).isOne();
        assertThat(STORE.count("select count(*) from trading.broker_position")).isOne();
        assertThat(STORE.count("select count(*) from trading.broker_total")).isEqualTo(6);
        assertThat(STORE.count("select count(*) from trading.broker_report where as_of > '2026-07-22'"))
                .isOne();
    }

    @Test
    void shouldTellProgramsAll() {
        sync(s -> totals(s.trade(Rows.stockFill())));
        assertThat(run("reconcile", "--json").out())
                .contains("\"equation\" : \"position\"", "\"status\" : \"proven\"", "\"proven\" : 6");
    }

    @Test
    void shouldAcceptWhatWasCarriedIn() {
        sync(s -> s.trade(Rows.stockFill()).section("OpenPositions", position("400")));
        assertThat(run("reconcile", "--accept-opening").exitCode()).isEqualTo(2);

        Outcome outcome = run("reconcile", "--account", ACCOUNT, "--accept-opening", "--by", "a trader");

        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(outcome.err()).contains(ACCOUNT + ": accepted by a trader as carried in: 300");
        assertThat(STORE.one(
                        String.class,
                        "select quantity || ' ' || stated_day || ' ' || accepted_by || ' ' || (payload_sha256 = p.sha256)"
                                + " from trading.accepted_opening cross join trading.raw_payload p"))
                .isEqualTo("300 2026-07-17 a trader true");
        assertThat(run("reconcile", "--account", ACCOUNT, "--accept-opening").err())
                .contains("nothing new was carried in");
        assertThat(run("reconcile").exitCode()).isZero();
    }

    @Test
    void shouldKeepACertificateUntilSomethingElseComesOut() {
        sync(s -> totals(s.trade(Rows.stockFill())));
        run("reconcile");
        run("reconcile");
        assertThat(STORE.count("select count(*) from trading.certificate where status = 'proven'"))
                .isOne();
        assertThat(run("status").out()).contains("against the broker's totals: proven to 2026-07-17");

        sync(s -> s.trade(Rows.stockFill(), Rows.stockFill()).whenGenerated("20260722;060000"));
        assertThat(STORE.count("select count(*) from trading.certificate")).isEqualTo(2);
        assertThat(run("status", "--check").out()).contains("differs from the broker's totals");
    }

    /** What a sync stored is compared at its end, and it says how that came out. */
    @Test
    void shouldCompareWhatASyncStores() throws IOException {
        Path file = Files.createTempFile(folder, "statement", ".xml");
        Files.writeString(
                file,
                FlexXml.activity()
                        .statement(ACCOUNT, s -> totals(s.trade(Rows.stockFill())))
                        .toXml());
        assertThat(run("sync", "--dry-run", "--file", file.toString()).out()).doesNotContain("broker's totals");
        assertThat(run("sync", "--file", file.toString()).lines())
                .contains(ACCOUNT
                        + " against the broker's totals: proven to 2026-07-17 (6 proven, 0 broken, 10 not stated)");
        assertThat(STORE.count("select count(*) from trading.certificate where status = 'proven'"))
                .isOne();

        STORE.jdbc().execute("delete from trading.execution");
        Files.writeString(
                file,
                FlexXml.activity()
                        .statement(ACCOUNT, s -> totals(s).whenGenerated("20260722;060000"))
                        .toXml());
        STORE.jdbc().execute("delete from trading.certificate");
        assertThat(run("sync", "--json", "--file", file.toString()).out())
                .contains("\"brokerTotals\"", "\"reconciled\" : \"3 broken\"");
    }

    /** A program that was killed before it compared leaves that to the next sync; until then nothing is called well. */
    @Test
    void shouldCatchUpOnWhatWasNotCompared() throws IOException {
        sync(s -> totals(s.trade(Rows.stockFill())));
        STORE.jdbc().execute("delete from trading.certificate");
        Outcome status = run("status", "--check");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.out()).contains("not yet compared with the broker's totals: 1 of 1 statement");

        run("sync", "--file", Files.createTempDirectory(folder, "empty").toString());
        assertThat(run("status").out()).contains("against the broker's totals: proven to 2026-07-17");
    }

    /** What IB Gateway tells is of today: it takes no certificate away, unless it brings rows of the days of one. */
    @Test
    void shouldKeepCertificatesWhileADayIsToldLive() {
        sync(s -> totals(s.trade(Rows.stockFill())));
        STORE.jdbc()
                .execute("set session_replication_role = replica;"
                        + "with payload as (insert into trading.raw_payload (sha256, source, name, feed, size_bytes, accounts, fetched_at)"
                        + " values ('0', 'gateway', 'x', 'tws', 0, '{}', now()) returning id)"
                        + "insert into trading.run (account_id, dataset, source, status, read, inserted, payload_id, started_at,"
                        + " finished_at) select (select id from trading.broker_account), 'executions', 'gateway', 'succeeded', 1, 1,"
                        + " id, now(), now() from payload;"
                        + "set session_replication_role = origin");
        assertThat(run("status").out()).contains("against the broker's totals: proven to 2026-07-17");

        STORE.jdbc()
                .execute("update trading.execution set first_run_id = (select max(id) from trading.run),"
                        + " last_run_id = (select max(id) from trading.run)");
        assertThat(run("status").out()).contains("not yet compared with the broker's totals");
    }

    @Test
    void shouldPrintACertificateToSign() {
        sync(s -> totals(s.trade(Rows.stockFill())));
        Outcome text = run("reconcile", "--certificate");
        String digest = STORE.one(String.class, "select sha256 from trading.certificate");
        assertThat(text.out())
                .contains("CERTIFICATE OF RECONCILIATION", "result      proven: 6 equations proven")
                .contains("statement   sha256 " + STORE.one(String.class, "select sha256 from trading.raw_payload"))
                .contains("Date, name, signature");
        assertThat(text.out()).contains(digest);
        assertThat(run("reconcile", "--certificate").out()).isEqualTo(text.out());
        assertThat(run("reconcile", "--certificate", "--json").out())
                .contains("\"format\" : \"ibkr-ingest certificate 1\"", "\"eventLog\"");
        assertThat(STORE.one(
                        String.class,
                        "select encode(sha256(convert_to(document, 'UTF8')), 'hex') from trading.certificate"))
                .isEqualTo(digest);
    }

    @Test
    void shouldRefuseADayBesidePeriods() {
        Outcome outcome = run("reconcile", "--day", "2026-07-21", "--from", "2026-07-01");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("either --day, or --from and --to");
    }
}
