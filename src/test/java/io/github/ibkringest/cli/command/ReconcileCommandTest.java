package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code reconcile}: 100 shares bought on a Friday for 4,250 and a commission of 1, and what the broker says to that. */
class ReconcileCommandTest extends ReconcileTestSupport {

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
        assertThat(run("reconcile").out().replaceAll("\\s+", " "))
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
        assertThat(run("show", "positions", "--format", "csv").lines())
                .as("nobody states what the 300 cost")
                .anyMatch(line -> line.contains(",400,,"));
        assertThat(run("show", "round-trips", "--to", "2026-07-17").out()).contains("NWND");
        assertThat(run("show", "round-trips", "--from", "2026-07-01").out()).doesNotContain("NWND");
        assertThat(run("reconcile", "--account", ACCOUNT, "--accept-opening").err())
                .contains("nothing new was carried in");
        assertThat(run("reconcile").exitCode()).isZero();
    }

    @Test
    void shouldRefuseADayBesidePeriods() {
        Outcome outcome = run("reconcile", "--day", "2026-07-21", "--from", "2026-07-01");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("either --day, or --from and --to");
    }
}
