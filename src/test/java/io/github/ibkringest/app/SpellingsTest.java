package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.ingest.run.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value that is written in another way says the same: one fact stays one, and none is lost. */
class SpellingsTest {

    private static final Row BOUGHT = Rows.optionFill().with("notes", "P");

    /** All that a query of few columns tells of it; nothing but what the contract is called can show that it is one. */
    private static final List<String> THIN = List.of(
            "currency",
            "assetCategory",
            "symbol",
            "strike",
            "expiry",
            "putCall",
            "multiplier",
            "dateTime",
            "tradeDate",
            "buySell",
            "quantity",
            "tradePrice",
            "transactionType",
            "levelOfDetail",
            "openCloseIndicator",
            "notes",
            "accountId");

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    private static Row thin(Row row) {
        Row thin = Row.of("Trade");
        for (String column : THIN) {
            thin = thin.with(column, row.get(column));
        }
        return thin;
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "putCall,PUT",
                "putCall,put",
                "putCall,p",
                "currency,usd",
                "currency,USD ",
                "assetCategory,opt",
                "symbol,nwnd  260717p00040000",
                "symbol,NWND  260717P00040000  ",
                "buySell,Buy",
                "buySell,buy",
                "buySell,B",
                "buySell,BOT",
                "buySell, BUY ",
                "levelOfDetail,Execution",
                "levelOfDetail,execution",
                "levelOfDetail,EXECUTION ",
                "transactionType,exchtrade",
                "transactionType,Exch Trade",
                "transactionType,ExchTrade ",
                "openCloseIndicator,Open",
                "openCloseIndicator,o",
                "notes,p",
                "strike,40.00",
                "strike, 40",
                "multiplier,100.0",
                "expiry,2026-07-17",
                "accountId,u1234567",
                "accountId,U1234567 "
            })
    void shouldBeOneFactHoweverAValueIsSpelled(String column, String spelling) throws IOException {
        Path plain = statement("20260718;070000", thin(BOUGHT));
        Path other = statement("20260719;070000", thin(BOUGHT).with(column, spelling));
        Path full = statement("20260720;070000", BOUGHT);
        shouldStoreOne(plain, other);
        INGESTOR.shouldNotDependOnTheOrderOf(plain, other);
        INGESTOR.empty();
        shouldStoreOne(other, full);
        INGESTOR.shouldNotDependOnTheOrderOf(other, full);
        assertThat(INGESTOR.jdbc()
                        .queryForList(
                                "select \"right\" from trading.ibkr_contract where sec_type = 'OPT'", String.class))
                .containsOnly("P");
    }

    private static void shouldStoreOne(Path... statements) {
        for (Path statement : statements) {
            assertThat(INGESTOR.sync(statement))
                    .extracting(RunReport::quarantined)
                    .containsOnly(0L);
        }
        assertThat(INGESTOR.jdbc()
                        .queryForList(
                                "select side || ' ' || signed_quantity::int || ' ' || kind || ' ' || open_close"
                                        + " from trading.effective_execution",
                                String.class))
                .containsExactly("BUY 1 FILL OPEN");
    }

    @Test
    void shouldTakeAStrikeOfZeroForNone() throws IOException {
        Row stock = Rows.stockFill();
        Path zero = statement("20260718;070000", thin(stock).with("strike", "0"));
        Path none = statement("20260719;070000", thin(stock));
        INGESTOR.sync(zero);
        INGESTOR.sync(none);

        assertThat(count("execution where is_effective")).isEqualTo(1);
        assertThat(count("ibkr_contract where strike is not null")).isZero();
    }

    @Test
    void shouldKeepTheRawRecordAsItCame() throws IOException {
        INGESTOR.sync(statement("20260718;070000", BOUGHT.with("putCall", "PUT ")));

        assertThat(INGESTOR.jdbc()
                        .queryForObject("select raw_record ->> 'putCall' from trading.execution", String.class))
                .isEqualTo("PUT ");
    }

    @Test
    void shouldKnowCancelsAndCodesHoweverTheyAreSpelled() throws IOException {
        Row plain = thin(Rows.stockFill()).with("transactionType", "");
        Row cancel = plain.with("quantity", "-100").with("buySell", "Buy (CA.)");
        INGESTOR.sync(statement("20260718;070000", plain, cancel));
        INGESTOR.sync(statement(
                "20260719;070000",
                plain.with("quantity", "7").with("notes", "ex;o"),
                plain.with("quantity", "8").with("notes", "p ca")));

        assertThat(INGESTOR.jdbc()
                        .queryForList(
                                "select kind || ' ' || signed_quantity::int from trading.execution order by 1",
                                String.class))
                .containsExactly("BOOK 7", "CANCEL -100", "CANCEL 8", "FILL 100");
    }

    @Test
    void shouldCloseWhatCloses() throws IOException {
        INGESTOR.sync(statement("20260718;070000", BOUGHT.with("openCloseIndicator", "Close")));

        assertThat(INGESTOR.jdbc().queryForList("select open_close from trading.execution", String.class))
                .containsExactly("CLOSE");
    }

    @Test
    void shouldSellWhatIsSoldHoweverThatIsSpelled() throws IOException {
        Row bare = thin(Rows.stockFill());
        INGESTOR.sync(statement(
                "20260718;070000",
                bare.with("quantity", "1,000.00").with("buySell", "sell"),
                bare.with("quantity", "2000").with("buySell", "S"),
                bare.with("quantity", "-3000").with("buySell", "SLD")));

        assertThat(INGESTOR.jdbc()
                        .queryForList(
                                "select side || ' ' || signed_quantity::int from trading.execution order by 1",
                                String.class))
                .containsExactly("SELL -1000", "SELL -2000", "SELL -3000");
    }

    @Test
    void shouldKnowAnEventHoweverItsContractIsSpelled() throws IOException {
        Row event = OptionEvents.assignment().with("tradeID", "").with("conid", "");
        Path one = events("20260718;070000", event);
        Path other = events(
                "20260719;070000",
                event.with("putCall", "Put")
                        .with("currency", "usd")
                        .with("assetCategory", "opt")
                        .with("transactionType", "ASSIGNMENT "));
        INGESTOR.sync(one);
        INGESTOR.sync(other);

        assertThat(count("option_event")).isEqualTo(1);
        INGESTOR.shouldNotDependOnTheOrderOf(one, other);
    }

    /** A row of a level that nobody knows may be a fill: it is counted, and its section proves no day. */
    @Test
    void shouldProveNothingWhereALevelIsNotKnown() throws IOException {
        List<RunReport> runs = INGESTOR.sync(
                statement("20260720;070000", BOUGHT, Rows.stockFill().with("levelOfDetail", "SOMETHING_NEW")));

        assertThat(runs).allSatisfy(run -> assertThat(run.error()).isNull());
        assertThat(count("payload_content where skipped ->> 'unknown-level-row' = '1'"))
                .isEqualTo(1);
        assertThat(count("coverage where dataset <> 'option-events'")).isZero();
    }

    private static int count(String what) {
        return INGESTOR.jdbc().queryForObject("select count(*) from trading." + what, Integer.class);
    }

    private Path events(String whenGenerated, Row... events) throws IOException {
        return write(
                whenGenerated,
                FlexXml.activity()
                        .statement(
                                "U1234567",
                                s -> s.whenGenerated(whenGenerated)
                                        .period("20260717", "20260717")
                                        .optionEvent(events)));
    }

    private Path statement(String whenGenerated, Row... trades) throws IOException {
        return write(
                whenGenerated,
                FlexXml.activity()
                        .statement(
                                "U1234567",
                                s -> s.whenGenerated(whenGenerated)
                                        .period("20260717", "20260717")
                                        .trade(trades)));
    }

    private Path write(String name, FlexXml statement) throws IOException {
        return statement.writeTo(folder.resolve(name.substring(0, 8) + ".xml"));
    }
}
