package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

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

    private static List<String> position() {
        return INGESTOR.jdbc().queryForList("select quantity::text from trading.position_by_contract", String.class);
    }

    private Path statement(String whenGenerated, Row... trades) throws IOException {
        return FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.whenGenerated(whenGenerated)
                                .period("20260714", "20260714")
                                .trade(trades))
                .writeTo(folder.resolve(whenGenerated.substring(0, 8) + ".xml"));
    }
}
