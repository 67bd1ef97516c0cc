package io.github.ibkringest.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which rows are one fact, evidence by evidence. */
class MatchingTest extends MatchingSupport {

    @Test
    void shouldKnowARowByItsTransactionIdWhateverElseItLacks() {
        shouldBeOne(FULL, thin("tradeDate").with("transaction", "9001").as("T:9001"));
    }

    @Test
    void shouldKnowARowByItsTradeIdAndDeal() {
        shouldBeOne(FULL, thin("symbol", "tradeDate").with("tradeId", "8001").as("K:8001"));
        shouldBeTwo(
                FULL,
                thin("symbol", "tradeDate")
                        .with("tradeId", "8001")
                        .with("quantity", "50")
                        .as("K:8001"));
        shouldBeTwo(
                FULL,
                thin("symbol", "tradeDate")
                        .with("tradeId", "8001")
                        .with("price", "11")
                        .as("K:8001"));
    }

    @Test
    void shouldKnowARowByContractAndMoment() {
        shouldBeOne(FULL, thin("symbol", "at").as("H:1"));
        shouldBeOne(FULL, thin("conId", "at").as("H:1"));
        shouldBeTwo(FULL, thin("symbol", "at").with("symbol", "NWND").as("H:1"));
        shouldBeTwo(
                FULL, thin("symbol", "at").with("at", "2026-07-17T18:30:01Z").as("H:1"));
        shouldBeTwo(FULL, thin("symbol", "at").with("quantity", "-100").as("H:1"));
    }

    @Test
    void shouldKnowARowByItsMinuteWhereNoSecondIsStated() {
        shouldBeOne(
                Told.row()
                        .with("at", "2026-07-17T18:30:42Z")
                        .with("execId", "a.01")
                        .as("X:a.01"),
                thin("symbol", "at").with("toTheMinute", true).as("H:1"));
        shouldBeTwo(
                Told.row()
                        .with("at", "2026-07-17T18:31:42Z")
                        .with("execId", "a.01")
                        .as("X:a.01"),
                thin("symbol", "at").with("toTheMinute", true).as("H:1"));
    }

    @Test
    void shouldKnowARowByItsDayWhereNoTimeIsStated() {
        shouldBeOne(FULL, thin("symbol", "tradeDate").as("H:1"));
        shouldBeTwo(FULL, thin("symbol").with("tradeDate", Told.DAY.plusDays(1)).as("H:1"));
    }

    /** A future's fill at 18:30 on Friday is of Monday. */
    @Test
    void shouldKnowAnEveningsFillByTheNextTradingDay() {
        Candidate evening = thin("symbol").with("at", "2026-07-17T22:30:00Z").as("H:1");
        shouldBeOne(
                evening, thin("symbol").with("tradeDate", Told.DAY.plusDays(3)).as("H:2"));
        shouldBeTwo(
                evening, thin("symbol").with("tradeDate", Told.DAY.plusDays(4)).as("H:2"));
        shouldBeTwo(
                thin("symbol").with("at", "2026-07-17T20:30:00Z").as("H:1"),
                thin("symbol").with("tradeDate", Told.DAY.plusDays(3)).as("H:2"));
    }

    @Test
    void shouldNeverTakeTwoRowsOfTheSameColumnsForOneFact() {
        shouldBeTwo(thin("symbol", "at").as("H:1:0"), thin("symbol", "at").as("H:1:1"));
    }

    @Test
    void shouldKnowAFactThatTwoStatementsOfTheSameColumnsStateDifferently() {
        Told row = thin("symbol", "at").with("price", "10.1234");
        shouldBeOne(row.as("H:1:0"), row.with("price", "10.12").as("H:2:0"));
        shouldBeTwo(row.as("H:1:0"), row.with("price", "10.13").as("H:2:0"));
        shouldBeTwo(
                row.as("H:1:0"),
                row.with("price", "10.12").with("nearTwin", true).as("H:2:0"));
        shouldBeTwo(
                row.as("H:1:0"),
                row.with("price", "10.12").with("bookedLater", true).as("H:2:0"));
        Told ordered = thin("symbol", "at").with("orderId", "7");
        shouldBeOne(ordered.as("H:1:0"), ordered.with("symbol", "ACME").as("H:2:0"));
        shouldBeTwo(
                ordered.as("H:1:0"),
                ordered.with("symbol", "ACME").with("nearTwin", true).as("H:2:0"));
        shouldBeTwo(row.as("H:1:0"), row.with("symbol", "ACME").as("H:2:0"));
    }

    @Test
    void shouldNotGuessWhichOfTwoRowsAnotherStatementRounds() {
        Told row = thin("symbol", "at").with("price", "10.12");
        Told fine = row.with("nearTwin", true);
        assertThat(facts(
                        row.as("H:1:0"),
                        fine.with("price", "10.1234").as("H:2:0"),
                        fine.with("price", "10.1187").as("H:3:0")))
                .hasSize(3);
    }

    @Test
    void shouldPairTwinsOneToOne() {
        Candidate twin = Told.row().with("execId", "b.01").as("X:b.01");
        Candidate other = Told.row().with("execId", "c.01").as("X:c.01");
        Candidate poor = thin("symbol", "at").as("H:1:0");
        assertThat(facts(twin, other, poor)).containsExactlyInAnyOrder(Set.of("X:b.01", "H:1:0"), Set.of("X:c.01"));
        assertThat(facts(twin, other, poor, thin("symbol", "at").as("H:1:1")))
                .containsExactlyInAnyOrder(Set.of("X:b.01", "H:1:0"), Set.of("X:c.01", "H:1:1"));
    }

    @Test
    void shouldPreferTheSameOrderAmongTwins() {
        Candidate first = Told.row().with("execId", "b.01").with("orderId", "1").as("X:b.01");
        Candidate second =
                Told.row().with("execId", "c.01").with("orderId", "2").as("X:c.01");
        assertThat(facts(
                        first, second, thin("symbol", "at").with("orderId", "2").as("H:1")))
                .containsExactlyInAnyOrder(Set.of("X:b.01"), Set.of("X:c.01", "H:1"));
        shouldBeTwo(first, thin("symbol", "at").with("orderId", "2").as("H:1"));
    }
}
