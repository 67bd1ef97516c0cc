package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.store.status.Loose;
import io.github.ibkringest.store.status.Overview;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An activity statement holds what was booked in its period, so the period tells the booking day of rows that do not state
 * it: a fill of one day, and on a later day its cancel and an equal purchase.
 */
class OneDayStatementsTest {

    private static final String MONDAY = "20260330";
    private static final String TUESDAY = "20260331";
    private static final String WEDNESDAY = "20260401";

    private static final Row BOUGHT = Row.of("Trade")
            .with("currency", "USD")
            .with("symbol", "QEDX")
            .with("dateTime", "20260330;103828")
            .with("tradeDate", MONDAY)
            .with("quantity", "40")
            .with("tradePrice", "47.68")
            .with("buySell", "BUY");

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    private static Row cancel(Row fill) {
        return fill.with("quantity", "-40").with("buySell", "BUY (Ca.)");
    }

    @ParameterizedTest
    @ValueSource(strings = {TUESDAY, WEDNESDAY})
    void shouldTellAnEqualPurchaseFromTheOneThatWasTakenBack(String again) throws IOException {
        Path first = statement(MONDAY, MONDAY, BOUGHT);
        Path second = again.equals(TUESDAY)
                ? statement(TUESDAY, TUESDAY, cancel(BOUGHT), BOUGHT)
                : statement(TUESDAY, TUESDAY, cancel(BOUGHT));
        Path third = again.equals(TUESDAY) ? statement(WEDNESDAY, WEDNESDAY) : statement(again, again, BOUGHT);
        INGESTOR.sync(first, second, third);

        assertThat(positions()).containsExactly("40");
        assertThat(booked()).containsExactlyInAnyOrder("2026-03-30 f", "2026-03-31 f", iso(again) + " t");
        List<String> inOrder = INGESTOR.digest();
        INGESTOR.empty();
        INGESTOR.sync(third, second, first);
        assertThat(INGESTOR.digest()).containsExactlyElementsOf(inOrder);
    }

    /** A correction that changes nothing has the trade id of what it corrects. */
    @Test
    void shouldTellThemApartThatHaveOneTradeId() throws IOException {
        Row fill = BOUGHT.with("tradeID", "8001");
        Path first = statement(MONDAY, MONDAY, fill.with("origTradeID", ""));
        Path second = statement(
                TUESDAY,
                TUESDAY,
                cancel(fill).with("tradeID", "").with("origTradeID", "8001"),
                fill.with("origTradeID", ""));
        INGESTOR.sync(first);
        INGESTOR.sync(second);

        assertThat(positions()).containsExactly("40");
        INGESTOR.shouldNotDependOnTheOrderOf(first, second);
    }

    /** Each cancel of a trade takes back another purchase. */
    @Test
    void shouldTakeBackEachPurchaseOfATradeOnce() throws IOException {
        Row fill = BOUGHT.with("tradeID", "8001").with("origTradeID", "");
        Row cancel = cancel(fill).with("tradeID", "").with("origTradeID", "8001");
        Path first = statement(MONDAY, MONDAY, fill);
        Path second = statement(TUESDAY, TUESDAY, cancel, fill);
        Path third = statement(WEDNESDAY, WEDNESDAY, cancel);
        INGESTOR.sync(first, second, third);
        assertThat(positions()).isEmpty();

        INGESTOR.empty();
        INGESTOR.sync(third, second, first);
        assertThat(positions()).isEmpty();
        assertThat(count("effective_execution")).isZero();
    }

    @Test
    void shouldTellThemApartThatStateDaysOfTheirOwn() throws IOException {
        Row fill = BOUGHT.with("tradeID", "8001");
        Path first = statement("20260323", MONDAY, fill.with("reportDate", MONDAY));
        Path second = statement(
                TUESDAY, "20260403", cancel(fill).with("reportDate", TUESDAY), fill.with("reportDate", TUESDAY));
        INGESTOR.sync(first);
        INGESTOR.sync(second);

        assertThat(positions()).containsExactly("40");
        INGESTOR.shouldNotDependOnTheOrderOf(first, second);
    }

    /** The days are those that a week later one statement tells without them. */
    @Test
    void shouldKnowThemAgainInTheStatementOfTheWeek() throws IOException {
        Path days = statement(MONDAY, MONDAY, BOUGHT);
        Path next = statement(TUESDAY, TUESDAY, cancel(BOUGHT), BOUGHT);
        Path week = statement(MONDAY, "20260403", BOUGHT, cancel(BOUGHT), BOUGHT);
        INGESTOR.sync(days, next);
        INGESTOR.sync(week);
        assertThat(positions()).containsExactly("40");
        assertThat(count("execution where superseded_by is null")).isEqualTo(3);

        INGESTOR.empty();
        INGESTOR.sync(week, next);
        INGESTOR.sync(days);
        assertThat(positions()).containsExactly("40");
        assertThat(count("execution where superseded_by is null")).isEqualTo(3);
    }

    /** Other columns on the second day: what is booked on two days is two facts all the same. */
    @Test
    void shouldTellThemApartWhateverElseTheyState() throws IOException {
        Path first = statement(MONDAY, MONDAY, BOUGHT);
        Path second =
                statement(TUESDAY, TUESDAY, cancel(BOUGHT).with("ibOrderID", "701"), BOUGHT.with("ibOrderID", "701"));
        INGESTOR.sync(first);
        INGESTOR.sync(second);

        assertThat(positions()).containsExactly("40");
        INGESTOR.shouldNotDependOnTheOrderOf(first, second);
    }

    @Test
    void shouldBelieveARowMoreThanThePeriod() throws IOException {
        Path period = statement(TUESDAY, TUESDAY, BOUGHT.with("ibExecID", "0001de01.6b000001.01.01"));
        Path row = statement(
                MONDAY,
                MONDAY,
                BOUGHT.with("ibExecID", "0001de01.6b000001.01.01").with("reportDate", WEDNESDAY));
        INGESTOR.sync(row);
        INGESTOR.sync(period);
        assertThat(booked()).containsExactly("2026-04-01 t");
        INGESTOR.shouldNotDependOnTheOrderOf(row, period);
    }

    @Test
    void shouldAddUpTheDaysOfAnOrderWhoseRowsStateNone() throws IOException {
        Row order =
                Row.of("Order").with("symbol", "QEDX").with("ibOrderID", "701").with("levelOfDetail", "ORDER");
        Path first = statement(MONDAY, MONDAY, order.with("quantity", "100").with("buySell", "BUY"));
        Path second = statement(TUESDAY, TUESDAY, order.with("quantity", "100").with("buySell", "BUY"));
        INGESTOR.sync(first);
        INGESTOR.sync(second);

        assertThat(INGESTOR.jdbc().queryForList("select filled_quantity::text from trading.trade_order", String.class))
                .containsExactly("200");
        INGESTOR.shouldNotDependOnTheOrderOf(first, second);
    }

    /** Nothing tells the second purchase from the first: the position may be too small, and that is said. */
    @Test
    void shouldReportWhatStatementsOfWeeksDoNotDecide() throws IOException {
        INGESTOR.sync(statement("20260323", "20260330", BOUGHT));
        assertThat(loose()).isZero();
        INGESTOR.sync(statement("20260331", "20260407", cancel(BOUGHT), BOUGHT));

        assertThat(loose()).isEqualTo(1);
        assertThat(positions()).isEmpty();
    }

    @Test
    void shouldReportNoCancelThatComesALaterWeek() throws IOException {
        INGESTOR.sync(statement("20260323", "20260330", BOUGHT));
        INGESTOR.sync(statement("20260331", "20260407", cancel(BOUGHT)));

        assertThat(loose()).isZero();
    }

    private static int loose() {
        return new Overview(INGESTOR.jdbc()).list(Loose.TOLD_TWICE).size();
    }

    private static int count(String what) {
        return INGESTOR.jdbc().queryForObject("select count(*) from trading." + what, Integer.class);
    }

    private static List<String> positions() {
        return INGESTOR.jdbc()
                .queryForList(
                        "select quantity::text from trading.position_by_contract where quantity <> 0", String.class);
    }

    private static List<String> booked() {
        return INGESTOR.jdbc()
                .queryForList(
                        "select report_date || ' ' || is_effective::text::char from trading.execution", String.class);
    }

    private static String iso(String day) {
        return day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6);
    }

    private Path statement(String from, String to, Row... trades) throws IOException {
        return FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.whenGenerated("20260408;070000")
                                .period(from, to)
                                .emptySection("Trades")
                                .trade(trades))
                .writeTo(folder.resolve(from + "-" + to + ".xml"));
    }
}
