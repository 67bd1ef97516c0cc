package io.github.ibkringest.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.model.ExecutionKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which rows are one fact, evidence by evidence, in whatever order they are given. */
class MatchingTest {

    private static final Candidate FULL = Told.row()
            .with("execId", "a.01")
            .with("transaction", "9001")
            .with("tradeId", "8001")
            .with("orderId", "7001")
            .as("X:a.01");

    /** The facts as sets of keys. */
    private static Set<Set<String>> facts(Candidate... rows) {
        Set<Set<String>> facts = keys(Matching.of(List.of(rows)));
        for (int seed = 0; seed < 5; seed++) {
            List<Candidate> shuffled = new ArrayList<>(List.of(rows));
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(keys(Matching.of(shuffled))).isEqualTo(facts);
        }
        return facts;
    }

    private static Set<Set<String>> keys(List<List<Candidate>> facts) {
        return facts.stream()
                .map(rows -> rows.stream().map(Candidate::key).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    private static void shouldBeOne(Candidate... rows) {
        assertThat(facts(rows))
                .containsExactly(Stream.of(rows).map(Candidate::key).collect(Collectors.toSet()));
    }

    private static void shouldBeTwo(Candidate one, Candidate other) {
        assertThat(facts(one, other)).containsExactlyInAnyOrder(Set.of(one.key()), Set.of(other.key()));
    }

    /** A query that has these columns besides side, quantity and price. */
    private static Told thin(String... columns) {
        Told row = Told.row().without("conId", "symbol", "at", "tradeDate", "reportDate", "kindText");
        for (String column : columns) {
            row = switch (column) {
                case "symbol" -> row.with("symbol", "ACMX");
                case "conId" -> row.with("conId", "101");
                case "at" -> row.with("at", Told.AT);
                case "tradeDate" -> row.with("tradeDate", Told.DAY);
                default -> throw new IllegalArgumentException(column);
            };
        }
        return row;
    }

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

    @Test
    void shouldTakeARowWithoutTypeForAnyKind() {
        Candidate booking = Told.row()
                .with("kind", ExecutionKind.BOOK)
                .with("kindText", "BookTrade")
                .with("transaction", "9002")
                .as("T:9002");
        shouldBeOne(booking, thin("symbol", "at").as("H:1"));
        shouldBeTwo(booking, thin("symbol", "at").with("kindText", "ExchTrade").as("H:1"));
    }

    @Test
    void shouldKnowByAStatedSideThatARowIsNoCancel() {
        Candidate cancel = Told.row()
                .with("kind", ExecutionKind.CANCEL)
                .with("kindText", "TradeCancel")
                .with("transaction", "9002")
                .as("T:9002");
        shouldBeTwo(cancel, thin("symbol", "at").as("H:1"));
        shouldBeOne(cancel, thin("symbol", "at").with("sideMissing", true).as("H:1"));
    }

    @Test
    void shouldCompareAnUnknownTypeWithEachKindButACancel() {
        Candidate unknown = thin("symbol", "at")
                .with("kind", ExecutionKind.OTHER)
                .with("kindText", "Assignment")
                .as("H:1");
        shouldBeOne(
                unknown,
                thin("conId", "symbol", "at").with("kind", ExecutionKind.BOOK).as("H:2"));
        shouldBeOne(unknown, FULL);
        shouldBeTwo(
                unknown,
                thin("conId", "symbol", "at").with("kind", ExecutionKind.CANCEL).as("H:2"));
    }

    @Test
    void shouldKnowCancelsByTheTradeThatTheyTakeBackAndTheDayOfTheirBooking() {
        Told cancel = Told.row()
                .with("kind", ExecutionKind.CANCEL)
                .with("kindText", "TradeCancel")
                .with("origTradeId", "8001");
        Candidate last = cancel.with("transaction", "9002").as("T:9002");
        shouldBeOne(last, cancel.without("at").as("H:1"));
        shouldBeTwo(last, cancel.with("reportDate", Told.DAY.minusDays(1)).as("H:1"));
        shouldBeOne(
                last,
                cancel.with("reportDate", Told.DAY.minusDays(1)).with("rank", 3).as("H:1"));
    }

    /** Two fills of one day, number and price, one of them cancelled on the day and the other on the next. */
    @Test
    void shouldNotTakeACancelOfAnotherDayForOneThatNamesNoTrade() {
        Told cancel = Told.row().with("kind", ExecutionKind.CANCEL).with("kindText", "TradeCancel");
        Candidate last =
                cancel.with("transaction", "9002").with("origTradeId", "8001").as("T:9002");
        Told confirmed = cancel.without("at").with("rank", 3);
        shouldBeOne(last, confirmed.as("H:1"));
        shouldBeTwo(last, confirmed.with("reportDate", Told.DAY.minusDays(1)).as("H:1"));
    }

    @Test
    void shouldNotCompareAContractThatOneNamesByConIdAndTheOtherBySymbol() {
        shouldBeTwo(thin("conId", "at").as("H:1"), thin("symbol", "at").as("H:2"));
        assertThat(facts(
                        FULL,
                        thin("conId", "at").as("H:1"),
                        thin("symbol", "at").as("H:2")))
                .as("the full row knows both names")
                .hasSize(1);
    }

    @Test
    void shouldTellAShareFromAContractForDifferences() {
        Candidate share = thin("symbol", "at")
                .with("assetClass", "STK")
                .with("execId", "a.01")
                .as("X:a.01");
        shouldBeTwo(share, thin("symbol", "at").with("assetClass", "CFD").as("H:1"));
        shouldBeOne(share, thin("symbol", "at").as("H:1"));
    }

    @Test
    void shouldLetTheBestNamedRowStandForTheFact() {
        List<List<Candidate>> facts = Matching.of(List.of(
                thin("symbol", "at").as("H:1"),
                Told.row().with("tradeId", "8001").as("K:8001"),
                Told.row().with("transaction", "9001").with("tradeId", "8001").as("T:9001"),
                FULL));
        assertThat(facts).hasSize(1);
        assertThat(facts.get(0)).extracting(Candidate::key).startsWith("X:a.01", "T:9001", "K:8001");
    }

    /** A day of one quantity and price is nothing unusual; the cost must not grow with its square. */
    @Test
    void shouldPairManyRowsThatAreAlike() {
        List<Candidate> rows = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            rows.add(Told.row().with("execId", i + ".01").as("X:" + i + ".01"));
            rows.add(thin("symbol", "tradeDate").as("H:1:" + i));
        }
        assertThat(Matching.of(rows))
                .hasSize(20_000)
                .allSatisfy(fact -> assertThat(fact).hasSize(2));
    }

    /** Reports of one kind agree on the day of a booking, whatever else they state. */
    @Test
    void shouldKeepApartWhatWasBookedOnTwoDays() {
        Told thin = Told.row().without("kindText");
        assertThat(Matching.of(List.of(
                        thin.as("H:1"),
                        thin.with("reportDate", Told.DAY.plusDays(1))
                                .with("orderId", "7")
                                .as("H:2"))))
                .hasSize(2);
    }

    @Test
    void shouldKeepApartWhatWasBookedLaterFromWhatWasBookedOnItsDay() {
        Told later = Told.row().without("reportDate").with("bookedLater", true);
        assertThat(Matching.of(List.of(Told.row().as("H:1"), later.as("H:2")))).hasSize(2);
        assertThat(Matching.of(List.of(
                        Told.row().with("reportDate", Told.DAY.plusDays(3)).as("H:1"), later.as("H:2"))))
                .hasSize(1);
    }
}
