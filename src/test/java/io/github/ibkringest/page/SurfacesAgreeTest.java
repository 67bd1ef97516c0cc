package io.github.ibkringest.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page, {@code show} and the views say the same of trades that are written in an unusual way. */
class SurfacesAgreeTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @RegisterExtension
    static final ServedPage PAGE = new ServedPage();

    @BeforeAll
    static void load() throws Exception {
        Path file = Files.createTempFile(Path.of("target"), "unusual", ".xml");
        try {
            FlexXml.activity()
                    .statement(
                            "U1234567",
                            s -> s.period("20251201", "20260731")
                                    .whenGenerated("20260801;060000")
                                    .trade(
                                            fill("1", "STK", "BRK B", "20251215", "3", "450"),
                                            fill("2", "OPT", "BRKB  261218P00400000", "20260713", "-1", "5.5")
                                                    .with("underlyingSymbol", "BRK B")
                                                    .with("underlyingConid", "1")
                                                    .with("multiplier", "100")
                                                    .with("strike", "400")
                                                    .with("expiry", "20261218")
                                                    .with("putCall", "P"),
                                            fill("3", "BILL", "912796ZX9", "20260713", "10000", "99.85"),
                                            fill("4", "BOND", "T 4.5 34", "20260713", "10000", "98.5"),
                                            fill("5", "CRYPTO", "SHIB.USD", "20260711", "3000000", "0.000023456789"),
                                            fill("7", "STK", "HALF", "20260714", "1", "10"),
                                            fill("7", "STK", "HALF", "20260715", "-1", "13.005"),
                                            fill("9", "STK", "NONE", "20260714", "1", "10")
                                                    .with("ibCommission", ""),
                                            fill("8", "STK", "LESS", "20260714", "-0.5", "10")
                                                    .with("transactionType", "FracShare")
                                                    .with("ibExecID", "")
                                                    .with("ibCommission", "0")
                                                    .with("taxes", "-0.12"),
                                            fill("6", "STK", "7203", "20260713", "100", "2500")
                                                    .with("currency", "JPY")))
                    .writeTo(file);
            PAGE.sync("--file", file.toString());
        } finally {
            Files.delete(file);
        }
    }

    private static Row fill(String conId, String assetClass, String symbol, String day, String quantity, String price) {
        return Rows.priced(
                        Rows.stockFill()
                                .with("conid", conId)
                                .with("assetCategory", assetClass)
                                .with("symbol", symbol)
                                .with("underlyingSymbol", "")
                                .with("underlyingConid", "")
                                .with("tradeDate", day)
                                .with("reportDate", day)
                                .with("dateTime", day + ";120000"),
                        quantity,
                        price)
                .with("buySell", quantity.startsWith("-") ? "SELL" : "BUY");
    }

    private static JsonNode json(String path) throws Exception {
        return JSON.readTree(PAGE.get(path).body());
    }

    /** Spaces in a symbol do not matter, nor in that of an underlying. */
    @ParameterizedTest
    @CsvSource({"BRK B, 2", "BRKB, 2", "BRKB 261218P00400000, 1"})
    void shouldFindASymbolHoweverItIsSpaced(String symbol, int rows) throws Exception {
        String asked = "?symbol=" + symbol.replace(" ", "%20");
        assertThat(json("/trades.json" + asked)).hasSize(rows);
        assertThat(json("/positions.json" + asked)).hasSize(rows);
        assertThat(json("/round-trips.json" + asked)).hasSize(rows);
        assertThat(json("/orders.json" + asked).get("orders")).hasSize(rows);
        assertThat(json("/options.json" + asked).get("expiries")).hasSize(1);
        assertThat(json("/results.json?by=symbol&from=2025&symbol=" + symbol.replace(" ", "%20"))
                        .get("results"))
                .hasSize(rows);
        for (String subject : List.of("executions", "trades", "positions", "round-trips", "orders")) {
            assertThat(shown(subject, "--symbol", symbol)).as(subject).hasSize(rows);
        }
    }

    @Test
    void shouldKnowWhatBondsAndBillsCost() throws Exception {
        assertThat(PAGE.jdbc()
                        .queryForList(
                                "select cost from trading.open_position where con_id in ('3', '4') order by con_id",
                                BigDecimal.class))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("9985"), new BigDecimal("9850"));
    }

    /** Programs are told all digits, and people enough of a price that is far below a cent. */
    @Test
    void shouldTellSmallPrices() throws Exception {
        BigDecimal price = new BigDecimal("0.000023456789");
        for (JsonNode told : List.of(
                json("/positions.json?symbol=SHIB.USD").at("/0/average_price"),
                json("/round-trips.json?symbol=SHIB.USD").at("/0/open_price"),
                shown("positions", "--symbol", "SHIB.USD").get(0).get("average_price"))) {
            assertThat(told.decimalValue()).isEqualByComparingTo(price);
        }
        assertThat(PAGE.html("/positions?symbol=SHIB.USD")).contains(">0.0000234568<");
        assertThat(Files.readString(written("positions", "--symbol", "SHIB.USD", "--format", "table")))
                .contains(" 0.0000234568 ");
    }

    /** A last day alone means all days before it, as for {@code show}; no day at all means the last year, and that is said. */
    @Test
    void shouldNotLeaveOutWhatIsAskedFor() throws Exception {
        assertThat(fills(json("/results.json?to=2025-12").get("results"))).isEqualTo(1);
        assertThat(fills(json("/results.json?by=total&to=2026-12").get("results")))
                .isEqualTo(9);
        assertThat(fills(shown("pnl", "--by", "total", "--to", "2026-12"))).isEqualTo(9);
        assertThat(fills(json("/results.json?by=total").get("results"))).isEqualTo(8);
        assertThat(PAGE.html("/results")).contains("the year of the last trade");
        assertThat(PAGE.html("/results?to=2026-12")).doesNotContain("the year of the last trade");
    }

    /** A statement that covers a Saturday has all of its trades. */
    @Test
    void shouldShowACompleteSaturdayAsComplete() throws Exception {
        JsonNode days = json("/overview.json?year=2026").get("days");
        assertThat(days.findValuesAsText("day")).contains("2026-07-11");
        assertThat(days.findValuesAsText("state")).containsOnly("proven");
        assertThat(PAGE.html("/overview?year=2026")).contains("11 Jul 2026: 1 fill, commission 1.00 USD, complete");
    }

    /** A trade in yen that is charged in dollars. */
    @Test
    void shouldSayInWhatCommissionIsPaid() throws Exception {
        for (String list : List.of("trades", "round-trips", "orders")) {
            assertThat(PAGE.html("/" + list + "?symbol=7203")).as(list).contains("Paid in", ">JPY<", ">USD<");
        }
        assertThat(Files.readString(written("trades", "--symbol", "7203", "--format", "table")))
                .containsPattern("JPY +1 USD");
    }

    /** Half a cent is a cent for both. */
    @Test
    void shouldRoundAlike() throws Exception {
        assertThat(PAGE.html("/round-trips?symbol=HALF")).contains(">+1.01<");
        assertThat(Files.readString(written("round-trips", "--symbol", "HALF", "--format", "table")))
                .contains(" 1.01 ");
    }

    /** Of a fraction that was paid out for nothing but its taxes. */
    @Test
    void shouldListWhateverWasCharged() throws Exception {
        String asked = "/results.json?by=symbol&symbol=LESS";
        assertThat(json(asked).at("/results/0/taxes").decimalValue()).isEqualByComparingTo("0.12");
        assertThat(shown("pnl", "--by", "symbol", "--symbol", "LESS")).hasSize(1);
    }

    /** A sum of commissions says how many are not in it. */
    @Test
    void shouldSayHowManyCommissionsAreNotKnown() throws Exception {
        assertThat(json("/results.json?by=symbol&symbol=NONE")
                        .at("/results/0/without_commission")
                        .asInt())
                .isEqualTo(1);
        assertThat(PAGE.html("/results?by=symbol&symbol=NONE")).contains("Fills that state no commission");
    }

    private static int fills(JsonNode rows) {
        int fills = 0;
        for (JsonNode row : rows) {
            fills += row.get("fills").asInt();
        }
        return fills;
    }

    private static JsonNode shown(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        return JSON.readTree(written(all.toArray(String[]::new)).toFile());
    }

    private static Path written(String... arguments) throws Exception {
        Path file = Files.createTempFile(Path.of("target"), "shown", ".txt");
        file.toFile().deleteOnExit();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--output", file.toString()));
        PAGE.run("show", all.toArray(String[]::new));
        return file;
    }
}
