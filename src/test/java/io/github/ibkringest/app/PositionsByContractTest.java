package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Positions under the present symbol of their contract, and without con ids by all that rows state. */
class PositionsByContractTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    /** The ticker is used again by another company. */
    @Test
    void shouldShowThePresentSymbol() throws IOException {
        Row fill = Rows.stockFill().with("conid", "990100001");
        sync("20260201", fill.with("symbol", "VIAX"));
        sync("20260401", Rows.priced(fill.with("symbol", "PARX"), "-40", "35").with("buySell", "SELL"));
        sync("20260501", Rows.priced(fill.with("symbol", "VIAX").with("conid", "990100777"), "7", "12"));
        shouldBe("990100001 PARX STK 60", "990100777 VIAX STK 7");
    }

    @Test
    void shouldTellAContractForDifferenceFromTheShare() throws IOException {
        Row fill = Rows.stockFill().without("conid");
        sync("20260201", fill, Rows.priced(fill.with("assetCategory", "CFD"), "7", "12"));
        shouldBe("null NWND CFD 7", "null NWND STK 100");
    }

    @Test
    void shouldTellCurrenciesApart() throws IOException {
        Row fill = Rows.stockFill().without("conid");
        sync("20260201", fill, Rows.priced(fill.with("currency", "EUR"), "7", "12"));
        shouldBe("null NWND STK 100", "null NWND STK 7");
    }

    /** The symbol is that of the underlying alone. */
    @Test
    void shouldTellOptionsApart() throws IOException {
        Row fill = Rows.optionFill().with("symbol", "NWND").without("conid");
        sync(
                "20260201",
                fill,
                Rows.priced(fill.with("strike", "45"), "2", "1"),
                Rows.priced(fill.with("expiry", "20260821"), "3", "1"),
                Rows.priced(fill.with("putCall", "C"), "4", "1"),
                Rows.stockFill().without("conid"));
        shouldBe("null NWND OPT 1", "null NWND OPT 2", "null NWND OPT 3", "null NWND OPT 4", "null NWND STK 100");
    }

    @Test
    void shouldNotMindFormats() throws IOException {
        Row fill = Rows.optionFill().without("conid");
        sync(
                "20260201",
                fill,
                fill.with("symbol", "NWND 260717P00040000").with("strike", "40.00"),
                fill.with("expiry", "2026-07-17"),
                fill.with("expiry", "17-JUL-26"));
        shouldBe("null NWND 260717P00040000 OPT 4");
    }

    @Test
    void shouldTakeWhatIsLeftOutFromTheOthersOfTheSymbol() throws IOException {
        Row fill = Rows.stockFill().without("conid");
        sync("20260201", fill);
        sync("20260202", fill.without("assetCategory", "currency"));
        shouldBe("null NWND STK 200");
    }

    @Test
    void shouldNotGuessWhatIsLeftOut() throws IOException {
        Row fill = Rows.stockFill().without("conid");
        sync("20260201", fill, Rows.priced(fill.with("assetCategory", "CFD"), "7", "12"));
        sync("20260202", fill.without("assetCategory"));
        shouldBe("null NWND CFD 7", "null NWND STK 100", "null NWND null 100");
    }

    @Test
    void shouldKeepRowsWithoutConIdByThemselves() throws IOException {
        sync("20260201", Rows.stockFill(), Rows.stockFill().without("conid"));
        shouldBe("900100001 NWND STK 100", "null NWND STK 100");
    }

    @Test
    void shouldNotListWhatGaveWay() throws IOException {
        sync("20260201", Rows.stockFill().without("conid"), Rows.stockFill());
        INGESTOR.jdbc()
                .update(
                        "update trading.execution set superseded_by = (select id from trading.execution where con_id is not null)"
                                + " where con_id is null");
        shouldBe("900100001 NWND STK 100");
    }

    private static void shouldBe(String... positions) {
        assertThat(INGESTOR.jdbc()
                        .queryForList(
                                "select concat(coalesce(con_id, 'null'), ' ', symbol, ' ', coalesce(asset_class, 'null'),"
                                        + " ' ', quantity) from trading.position_by_contract order by 1",
                                String.class))
                .containsExactlyInAnyOrder(positions);
    }

    private void sync(String day, Row... trades) throws IOException {
        for (int i = 0; i < trades.length; i++) {
            int id = Integer.parseInt(day) * 10 + i;
            trades[i] = trades[i]
                    .with("tradeID", "8" + id)
                    .with("transactionID", "9" + id)
                    .with("ibOrderID", "7" + id)
                    .with("ibExecID", "0000f1ab.6" + id + ".01.01");
        }
        INGESTOR.sync(FlexXml.activity()
                .statement("U7700001", s -> s.whenGenerated(day + ";180000").trade(trades))
                .writeTo(folder.resolve(UUID.randomUUID() + ".xml")));
    }
}
