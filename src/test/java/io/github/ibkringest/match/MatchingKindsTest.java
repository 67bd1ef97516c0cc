package io.github.ibkringest.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.model.ExecutionKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of which one lacks its kind, its contract or its day of booking, and what keeps two of them apart. */
class MatchingKindsTest extends MatchingSupport {

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
