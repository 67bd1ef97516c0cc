package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.Confirms;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two reports of one fact that differ in the decimals of the price, the symbol, or the day that they state. */
class OneFactInTwoReportsTest {

    private static final Row FILL = Rows.stockFill();

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    /** What a query of few columns says of a row. */
    private static Row only(Row row, String... columns) {
        return Stream.of(columns)
                .reduce(
                        Row.of("Trade")
                                .with("symbol", row.get("symbol"))
                                .with("quantity", row.get("quantity"))
                                .with("tradePrice", row.get("tradePrice"))
                                .with("buySell", row.get("buySell")),
                        (thin, column) -> thin.with(column, row.get(column)),
                        (one, other) -> other);
    }

    @ParameterizedTest
    @CsvSource({
        "4.0512345, 4.0512",
        "4.0512345, 4.05",
        "4.00499999, 4.005",
        "0.00012344, 0.000123",
        "-4.0512345, -4.0512"
    })
    void shouldKnowAPriceOfFewerDecimals(String price, String rounded) throws IOException {
        Row exact = FILL.with("tradePrice", price);
        Row thin = only(exact, "dateTime").with("tradePrice", rounded);
        shouldBeOne(activity("20260801", thin), activity("20260802", exact));
        shouldBeOne(
                activity("20260801", only(exact.with("tradePrice", rounded), "tradeDate", "tradeID")),
                activity("20260802", exact));
        shouldBeOne(
                activity("20260801", only(exact, "dateTime")), activity("20260802", exact.with("tradePrice", rounded)));
    }

    @Test
    void shouldKnowARenamedContractByItsTradeId() throws IOException {
        Row confirmed = Confirms.of(FILL.with("symbol", "OLDN")).without("conid", "execID", "orderID");
        shouldBeOne(
                write("20260717", FlexXml.confirmations().statement("U1234567", s -> s.trade(confirmed))),
                activity("20260802", FILL));
        shouldBeOne(
                activity("20260801", only(FILL, "tradeDate", "tradeID").with("symbol", "OLDN")),
                activity("20260802", FILL));
    }

    @Test
    void shouldKnowARenamedContractByItsOrderAndMoment() throws IOException {
        shouldBeOne(
                activity("20260801", only(FILL, "dateTime", "ibOrderID").with("symbol", "OLDN")),
                activity("20260802", FILL));
    }

    @Test
    void shouldKnowAnEveningBeforeAHoliday() throws IOException {
        Row evening = Rows.futureFill()
                .with("dateTime", "20260702;190000")
                .with("tradeDate", "20260706")
                .with("reportDate", "20260706");
        shouldBeOne(activity("20260801", only(evening, "dateTime")), activity("20260802", only(evening, "tradeDate")));
    }

    @Test
    void shouldKnowABookingOfWhichOneReportStatesTheDayAfter() throws IOException {
        Row expiry = Rows.bookTrade().with("reportDate", "20260720");
        shouldBeOne(
                activity("20260801", only(expiry, "tradeDate", "notes")),
                activity("20260802", only(expiry, "reportDate", "notes")));
        shouldBeOne(
                activity("20260801", only(expiry, "tradeDate", "notes")),
                activity("20260802", only(expiry, "notes").with("dateTime", "20260718")));
    }

    private void shouldBeOne(Path one, Path other) {
        INGESTOR.empty();
        INGESTOR.sync(one);
        INGESTOR.sync(other);
        assertThat(INGESTOR.jdbc().queryForObject("select count(*) from trading.effective_execution", Integer.class))
                .isEqualTo(1);
        INGESTOR.shouldNotDependOnTheOrderOf(one, other);
    }

    private Path activity(String made, Row... trades) throws IOException {
        return write(
                made,
                FlexXml.activity()
                        .statement(
                                "U1234567",
                                s -> s.whenGenerated(made + ";070000")
                                        .period("20260701", "20260731")
                                        .trade(trades)));
    }

    private Path write(String name, FlexXml statement) throws IOException {
        return statement.writeTo(folder.resolve(name + ".xml"));
    }
}
