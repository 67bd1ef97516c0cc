package io.github.ibkringest.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.model.ExecutionKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One fact of which reports state a price in fewer decimals, an older symbol, or another day. */
class FactsAcrossReportsTest {

    private static final Told THIN = Told.row().without("conId", "reportDate", "kindText");
    private static final Told DAY_ONLY = THIN.without("at");
    private static final Told BOOKED = DAY_ONLY.without("tradeDate").with("kind", ExecutionKind.BOOK);

    private static Set<Set<String>> facts(Candidate... rows) {
        return Matching.of(List.of(rows)).stream()
                .map(fact -> fact.stream().map(Candidate::key).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    private static void shouldBeOne(Candidate... rows) {
        assertThat(facts(rows))
                .containsExactly(Stream.of(rows).map(Candidate::key).collect(Collectors.toSet()));
    }

    private static void shouldBeTwo(Candidate one, Candidate other) {
        assertThat(facts(one, other)).containsExactlyInAnyOrder(Set.of(one.key()), Set.of(other.key()));
    }

    private static Candidate full(String price) {
        return Told.row()
                .with("execId", "a.01")
                .with("tradeId", "8001")
                .with("price", price)
                .as("X:a.01");
    }

    @ParameterizedTest
    @CsvSource({
        "4.0512345, 4.0512, true",
        "4.0512345, 4.05, true",
        "4.0512345, 4.0513, false",
        "4.0555, 4.056, true",
        "4.0555, 4.055, false",
        "0.001, 0, false",
        "0.001, 0.00, false",
        "4.4, 4, false"
    })
    void shouldKnowAPriceOfFewerDecimalsAtOneMoment(String price, String rounded, boolean isOne) {
        Candidate poor = THIN.with("price", rounded).as("H:1");
        assertThat(facts(full(price), poor)).hasSize(isOne ? 1 : 2);
        assertThat(facts(full(rounded), THIN.with("price", price).as("H:1"))).hasSize(isOne ? 1 : 2);
    }

    @Test
    void shouldKnowAPriceOfFewerDecimalsByItsTradeId() {
        shouldBeOne(
                full("4.0512345"),
                DAY_ONLY.with("tradeId", "8001").with("price", "4.0512").as("K:1"));
    }

    /** Where only the day is known, another trade of that day may have that price. */
    @Test
    void shouldNotGuessAPriceWhereOnlyTheDayIsKnown() {
        shouldBeTwo(full("4.0512345"), DAY_ONLY.with("price", "4.0512").as("H:1"));
        shouldBeTwo(
                full("4.0512345"),
                THIN.with("toTheMinute", true).with("price", "4.0512").as("H:1"));
    }

    @Test
    void shouldPreferTheExactPrice() {
        Candidate exact =
                Told.row().with("execId", "b.01").with("price", "4.05").as("X:b.01");
        assertThat(facts(full("4.0512"), exact, THIN.with("price", "4.05").as("H:1")))
                .containsExactlyInAnyOrder(Set.of("X:a.01"), Set.of("X:b.01", "H:1"));
    }

    @Test
    void shouldKnowARenamedContractByTheTradeId() {
        shouldBeOne(
                full("10"),
                DAY_ONLY.with("symbol", "OLD").with("tradeId", "8001").as("K:1"));
        shouldBeTwo(full("10"), DAY_ONLY.with("symbol", "OLD").as("H:1"));
        shouldBeTwo(
                full("10"),
                DAY_ONLY.with("symbol", "OLD")
                        .with("conId", "102")
                        .with("tradeId", "8001")
                        .as("K:1"));
        shouldBeTwo(
                Told.row()
                        .with("execId", "a.01")
                        .with("tradeId", "8001")
                        .with("assetClass", "STK")
                        .as("X:a.01"),
                DAY_ONLY.with("symbol", "OLD")
                        .with("tradeId", "8001")
                        .with("assetClass", "CFD")
                        .as("K:1"));
    }

    @Test
    void shouldKnowARenamedContractByItsOrderAndMoment() {
        Told ordered = Told.row().with("execId", "a.01").with("orderId", "7001");
        Told old = THIN.with("symbol", "OLD").with("orderId", "7001");
        shouldBeOne(ordered.as("X:a.01"), old.as("H:1"));
        shouldBeTwo(ordered.as("X:a.01"), old.without("at").as("H:1"));
        shouldBeTwo(ordered.as("X:a.01"), old.without("orderId").as("H:1"));
    }

    /** Two legs of one order can be filled at one moment and price: they are told apart by what they are called. */
    @Test
    void shouldNotTakeTheLegsOfAnOrderForOneContract() {
        Told leg = Told.row().with("orderId", "7001").with("symbol", "ACMX  260717P00040000");
        Told other = THIN.with("orderId", "7001").with("symbol", "ACMX  260717C00045000");
        shouldBeTwo(leg.with("execId", "a.01").as("X:a.01"), other.as("H:1"));
        assertThat(facts(
                        Told.row()
                                .with("execId", "a.01")
                                .with("orderId", "7001")
                                .as("X:a.01"),
                        Told.row()
                                .with("execId", "b.01")
                                .with("orderId", "7001")
                                .with("conId", "102")
                                .with("symbol", "BETA")
                                .as("X:b.01"),
                        THIN.with("orderId", "7001").with("symbol", "OLD").as("H:1")))
                .as("it may be either")
                .hasSize(3);
    }

    /** The third of July 2026 is a holiday: Thursday's evening belongs to Monday, or to Friday where that is traded. */
    @ParameterizedTest
    @CsvSource({"2026-07-03, true", "2026-07-06, true", "2026-07-07, false"})
    void shouldKnowAnEveningBeforeAHoliday(LocalDate tradeDate, boolean isOne) {
        Candidate evening =
                THIN.without("tradeDate").with("at", "2026-07-02T22:30:00Z").as("H:1");
        assertThat(facts(evening, DAY_ONLY.with("tradeDate", tradeDate).as("H:2")))
                .hasSize(isOne ? 1 : 2);
    }

    /** An expiry on Friday is booked on Monday at the latest; two reports state one of these days each. */
    @ParameterizedTest
    @CsvSource({"2026-07-17, true", "2026-07-18, true", "2026-07-20, true", "2026-07-21, false", "2026-07-16, false"})
    void shouldKnowABookingOfWhichOneReportStatesTheNextDay(LocalDate reportDate, boolean isOne) {
        Candidate traded = BOOKED.with("tradeDate", Told.DAY).as("H:1");
        assertThat(facts(traded, BOOKED.with("reportDate", reportDate).as("H:2")))
                .hasSize(isOne ? 1 : 2);
    }

    @Test
    void shouldNotGuessWhichBookingItIs() {
        Candidate traded = BOOKED.with("tradeDate", Told.DAY).as("H:1");
        Candidate next = BOOKED.with("reportDate", Told.DAY.plusDays(1)).as("H:2");
        Candidate last = BOOKED.with("reportDate", Told.DAY.plusDays(3)).as("H:3");
        assertThat(facts(traded, next, last)).hasSize(3);
        shouldBeTwo(
                traded,
                DAY_ONLY.without("tradeDate")
                        .with("reportDate", Told.DAY.plusDays(1))
                        .as("H:4"));
    }
}
