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
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that no id tells apart: each is a fact of its own, and the same facts again are the same rows. */
class RowsWithoutIdsTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    @Test
    void shouldKeepABoughtAndASoldDeliveryOfOneDayApart() throws IOException {
        Row bought = OptionEvents.delivery().with("tradeID", "");
        Row sold = bought.with("transactionType", "Sell").with("quantity", "-100");

        shouldStoreEach(FlexXml.activity().statement("U1234567", s -> s.optionEvent(bought, sold)), 2);

        assertThat(INGESTOR.jdbc()
                        .queryForList("select quantity::text from trading.option_event order by 1", String.class))
                .containsExactly("-100", "100");
    }

    @Test
    void shouldKeepEventsOfUnknownTypesApart() throws IOException {
        Row one = OptionEvents.expiration().with("tradeID", "").with("transactionType", "Conversion");
        Row other = one.with("transactionType", "Adjustment");

        shouldStoreEach(FlexXml.activity().statement("U1234567", s -> s.optionEvent(one, other)), 2);
    }

    @Test
    void shouldKeepEventsOfOneContractApartThatIsSpeltInTwoWays() throws IOException {
        Row one = OptionEvents.assignment().with("tradeID", "");
        Row other = one.with("symbol", "SPELT OTHERWISE").with("quantity", "3");

        shouldStoreEach(FlexXml.activity().statement("U1234567", s -> s.optionEvent(one, other)), 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0"})
    void shouldTakeZeroForNoTradeId(String none) throws IOException {
        Row assigned = OptionEvents.assignment().with("tradeID", none);
        Row fill = Rows.stockFill()
                .with("tradeID", none)
                .with("transactionID", none)
                .with("ibExecID", none)
                .with("ibOrderID", none);

        shouldStoreEach(
                FlexXml.activity()
                        .statement(
                                "U1234567",
                                s -> s.trade(fill, fill)
                                        .optionEvent(assigned, assigned.with("quantity", "3"), assigned)),
                5);
    }

    private void shouldStoreEach(FlexXml statement, long rows) throws IOException {
        Path file = statement.writeTo(folder.resolve("statement.xml"));
        assertThat(INGESTOR.sync(file).stream().mapToLong(RunReport::inserted).sum())
                .isEqualTo(rows);
        List<String> stored = INGESTOR.digest();

        List<RunReport> again = INGESTOR.sync(file);
        assertThat(again.stream().mapToLong(RunReport::unchanged).sum()).isEqualTo(rows);
        assertThat(INGESTOR.digest()).isEqualTo(stored);
    }
}
