package io.github.ibkringest.app;

import static io.github.ibkringest.app.ContractFiles.CON_ID;
import static io.github.ibkringest.app.ContractFiles.option;
import static io.github.ibkringest.app.ContractFiles.stock;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.Confirms;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Contracts are what the newest statements say, in whatever order those come. */
class ContractsInAnyOrderTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @RegisterExtension
    static final ContractFiles FILES = new ContractFiles(INGESTOR);

    /** The third only repeats a record, or its value in another record. */
    @Test
    void shouldKeepWhatTheNewestOfThreeStatementsSays() throws IOException {
        Row before = stock(1, CON_ID, "VIAX");
        Row after = stock(2, CON_ID, "PARX");
        for (Row again : List.of(before, stock(3, CON_ID, "VIAX"))) {
            FILES.inAnyOrder(
                    () -> assertThat(symbols()).containsExactly(CON_ID + " VIAX"),
                    FILES.activity("20260131", before),
                    FILES.activity("20260228", after),
                    FILES.activity("20260331", again));
        }
    }

    /** All trades of the days are in one statement: the latest of them knows the present symbol. */
    @Test
    void shouldTakeTheSymbolOfTheLatestDayOfOneStatement() throws IOException {
        Row before = stock(1, CON_ID, "VIAX").with("tradeDate", "20260105");
        Row after = stock(2, CON_ID, "PARX").with("tradeDate", "20260305");
        FILES.inAnyOrder(
                () -> assertThat(symbols()).containsExactly(CON_ID + " PARX"),
                FILES.activity("20260401", before, after));
    }

    @Test
    void shouldWriteNothingWhenContradictingRecordsAreRepeated() throws IOException {
        Row before = stock(1, CON_ID, "VIAX").with("tradeDate", "20260105");
        Row after = stock(2, CON_ID, "PARX").with("tradeDate", "20260305");
        Row event = OptionEvents.delivery()
                .with("conid", CON_ID)
                .with("symbol", "VIAX")
                .with("date", "20260106");
        INGESTOR.sync(FILES.statement("20260401", List.of(before, after), List.of(event)));
        String writes = INGESTOR.writes();
        INGESTOR.sync(FILES.statement("20260402", List.of(before, after), List.of(event)));
        INGESTOR.sync(FILES.statement("20260403", List.of(before, after), List.of(event)));
        assertThat(symbols()).containsExactly(CON_ID + " PARX");
        assertThat(INGESTOR.writes()).isEqualTo(writes);
    }

    @Test
    void shouldNotWriteContractsThatAreOnlyRepeated() throws IOException {
        INGESTOR.sync(FILES.activity("20260401", stock(1, CON_ID, "VIAX"), option(2, "VIAX")));
        String contracts = contracts();
        INGESTOR.sync(FILES.activity("20260402", stock(3, CON_ID, "VIAX"), option(4, "VIAX")));
        assertThat(contracts()).isEqualTo(contracts);
    }

    @Test
    void shouldCallAnUnderlyingWhatItsNewestDerivativeCallsIt() throws IOException {
        FILES.inAnyOrder(
                () -> assertThat(symbols()).contains(CON_ID + " PARX"),
                FILES.activity("20260131", option(1, "VIAX")),
                FILES.activity("20260228", option(2, "PARX")),
                FILES.activity("20260115", option(3, "VIAX")));
    }

    @Test
    void shouldCallAnUnderlyingWhatItsOwnRecordsCallIt() throws IOException {
        FILES.inAnyOrder(
                () -> assertThat(symbols()).contains(CON_ID + " PARX"),
                FILES.activity("20260131", stock(1, CON_ID, "PARX")),
                FILES.activity("20260228", option(2, "VIAX")));
    }

    /** Its own records do not name it, because the column is not ticked. */
    @Test
    void shouldTakeANameFromDerivativesThatNoOtherRecordTells() throws IOException {
        FILES.inAnyOrder(
                () -> assertThat(symbols()).contains(CON_ID + " VIAX"),
                FILES.activity("20260131", stock(1, CON_ID, "VIAX").without("symbol")),
                FILES.activity("20260228", option(2, "VIAX")));
        FILES.inAnyOrder(
                () -> assertThat(symbols()).contains(CON_ID + " VIAX"),
                FILES.activity("20260131", stock(1, CON_ID, "VIAX").without("symbol"), option(2, "VIAX")));
    }

    @Test
    void shouldNotMindHowANumberIsWritten() throws IOException {
        FILES.inAnyOrder(
                () -> assertThat(FILES.values("strike::text", "ibkr_contract where strike is not null"))
                        .containsExactly("30"),
                FILES.activity("20260131", option(1, "VIAX").with("strike", "30.00")),
                FILES.activity("20260228", option(2, "VIAX").with("strike", "30")));
    }

    @Test
    void shouldNotMindWhichReportCameFirst() throws IOException {
        Row fill = stock(1, CON_ID, "VIAX");
        FILES.inAnyOrder(
                () -> assertThat(symbols()).containsExactly(CON_ID + " VIAX"),
                FILES.activity("20260131", fill),
                FILES.write(FlexXml.confirmations()
                        .statement(
                                "U7700001",
                                s -> s.whenGenerated("20260130;180000")
                                        .trade(Confirms.of(fill).with("symbol", "VIAX OLD")))));
    }

    private static List<String> symbols() {
        return FILES.values("con_id || ' ' || symbol", "ibkr_contract");
    }

    private static String contracts() {
        return INGESTOR.writes()
                .lines()
                .filter(line -> line.startsWith("ibkr_contract") || line.startsWith("instrument"))
                .toList()
                .toString();
    }
}
