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

/** Queries of a handful of columns, told again by others of a handful. */
class ThinStatementsTest {

    private static final Row SOLD = Row.of("Trade")
            .with("currency", "USD")
            .with("symbol", "ACMX")
            .with("dateTime", "20260714;100000")
            .with("tradeDate", "20260714")
            .with("quantity", "-10")
            .with("tradePrice", "5")
            .with("buySell", "SELL");

    private static final Row TAKEN_BACK = SOLD.with("quantity", "10").with("buySell", "SELL (Ca.)");

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    /** The cancel names no order, and yet the order has lost what it had filled. */
    @Test
    void shouldAddUpOnlyFillsThatCount() throws IOException {
        Path fill = statement("20260715;070000", SOLD.with("ibOrderID", "701"));
        Path cancel = statement("20260718;070000", TAKEN_BACK);
        INGESTOR.sync(fill);
        INGESTOR.sync(cancel);

        assertThat(INGESTOR.jdbc().queryForList("select filled_quantity::text from trading.trade_order", String.class))
                .containsExactly((String) null);
        INGESTOR.shouldNotDependOnTheOrderOf(fill, cancel);
    }

    @Test
    void shouldKnowASymbolHoweverItsSpacesStand() throws IOException {
        Row spaced = SOLD.with("symbol", "ACMX  260717P00040000");
        Path one = statement("20260715;070000", spaced);
        Path other = statement("20260716;070000", spaced.with("symbol", "ACMX260717P00040000"));
        INGESTOR.sync(one);
        INGESTOR.sync(other);

        assertThat(position()).containsExactly("-10");
        INGESTOR.shouldNotDependOnTheOrderOf(one, other);
    }

    @Test
    void shouldPutAsideWhatNamesNeitherItselfNorItsContract() throws IOException {
        assertThat(INGESTOR.sync(statement("20260715;070000", SOLD.with("symbol", ""))))
                .extracting(run -> run.quarantined())
                .containsExactly(0L, 1L, 0L);
        assertThat(position()).isEmpty();
    }

    /** A cancel is known by other columns than its fill: the trade that it takes back, or its side. */
    @ParameterizedTest
    @ValueSource(strings = {"origTradeID", "origTransactionID", "buySell", "code"})
    void shouldKnowACancelByFewerColumns(String column) throws IOException {
        Row fewer = switch (column) {
            case "buySell" -> TAKEN_BACK.without("buySell");
            case "code" -> TAKEN_BACK.with("buySell", "SELL").with("notes", "Ca");
            default -> TAKEN_BACK;
        };
        Row more = column.startsWith("orig") ? TAKEN_BACK.with(column, "8001") : TAKEN_BACK;
        boolean hasSide = !column.equals("buySell");
        Path one = statement("20260715;070000", hasSide ? SOLD : SOLD.without("buySell"), fewer);
        Path other = statement("20260716;070000", SOLD, more);
        INGESTOR.sync(one);
        INGESTOR.sync(other);

        assertThat(position()).containsExactly("0");
        assertThat(INGESTOR.jdbc().queryForObject("select count(*) from trading.unmatched_cancel", Integer.class))
                .isZero();
        INGESTOR.shouldNotDependOnTheOrderOf(one, other);
    }

    /** A statement states no fact twice: rows that no statement has both of are one fact, told differently. */
    @ParameterizedTest
    @ValueSource(strings = {"tradePrice=5.01", "symbol=ACMY"})
    void shouldKnowAFactThatTheSameColumnsStateDifferently(String changed) throws IOException {
        Row sold = SOLD.with("tradePrice", "5.0123").with("ibOrderID", "701");
        Row again = sold.with(changed.split("=")[0], changed.split("=")[1]);
        Path one = statement("20260715;070000", sold);
        Path other = statement("20260716;070000", again);
        Path both = statement("20260717;070000", sold, again);
        INGESTOR.sync(one);
        INGESTOR.sync(other);
        assertThat(quantity()).isEqualTo(-10);
        assertThat(toldTwice()).isZero();
        INGESTOR.shouldNotDependOnTheOrderOf(one, other);

        INGESTOR.sync(both);
        assertThat(quantity()).isEqualTo(-20);
        assertThat(toldTwice()).isZero();
        INGESTOR.shouldNotDependOnTheOrderOf(one, both);
    }

    /** A correction has its cancel beside it, which shows that it is no rounding of what it corrects. */
    @Test
    void shouldKeepACorrectionApartFromWhatItCorrects() throws IOException {
        Row sold = SOLD.with("tradePrice", "5.0123");
        Path first = statement("20260713", "20260714", "20260715;070000", sold);
        Path later = statement(
                "20260715",
                "20260716",
                "20260717;070000",
                TAKEN_BACK.with("tradePrice", "5.0123"),
                sold.with("tradePrice", "5.01"));
        INGESTOR.sync(first);
        INGESTOR.sync(later);

        assertThat(quantity()).isEqualTo(-10);
        assertThat(toldTwice()).isZero();
        INGESTOR.shouldNotDependOnTheOrderOf(first, later);
    }

    /** One row is a rounding of either of two. */
    @Test
    void shouldTellWhatTheSameColumnsDoNotDecide() throws IOException {
        Row sold = SOLD.with("tradePrice", "5.0123");
        INGESTOR.sync(statement("20260715;070000", sold.with("tradePrice", "5.01")));
        INGESTOR.sync(statement("20260716;070000", sold, sold.with("tradePrice", "5.0117")));
        assertThat(toldTwice()).isEqualTo(3);
    }

    private static int quantity() {
        return INGESTOR.jdbc()
                .queryForObject("select sum(signed_quantity) from trading.execution where is_effective", Integer.class);
    }

    private static int toldTwice() {
        return new Overview(INGESTOR.jdbc()).list(Loose.TOLD_TWICE).size();
    }

    private static List<String> position() {
        return INGESTOR.jdbc().queryForList("select quantity::text from trading.position_by_contract", String.class);
    }

    private Path statement(String whenGenerated, Row... trades) throws IOException {
        return statement("20260714", "20260714", whenGenerated, trades);
    }

    private Path statement(String from, String to, String whenGenerated, Row... trades) throws IOException {
        return FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.whenGenerated(whenGenerated).period(from, to).trade(trades))
                .writeTo(folder.resolve(whenGenerated.substring(0, 8) + ".xml"));
    }
}
