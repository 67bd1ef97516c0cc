package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.ingest.run.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An order of two days, in statements that tell of one of them or of both. */
abstract class OrderDaysSupport {

    static final Row MONDAY = fill("1", "20260713", "100", "5", "-1");
    static final Row TUESDAY = fill("2", "20260714", "50", "6.5", "-0.6");

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    int files;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    static Row order(Row fill) {
        Row order = fill.as("Order").with("levelOfDetail", "ORDER");
        for (String column :
                List.of("tradeID", "transactionID", "ibExecID", "exchange", "transactionType", "brokerageOrderID")) {
            order = order.with(column, "");
        }
        return order;
    }

    static Row fill(String number, String day, String quantity, String price, String commission) {
        return Row.of("Trade")
                .with("currency", "USD")
                .with("assetCategory", "STK")
                .with("symbol", "ACMX")
                .with("conid", "101")
                .with("tradeID", "8000" + number)
                .with("transactionID", "9000" + number)
                .with("ibExecID", "0000f1ab.6a00000" + number + ".01.01")
                .with("ibOrderID", "701")
                .with("brokerageOrderID", "00f1ab00.701")
                .with("transactionType", "ExchTrade")
                .with("exchange", "NYSE")
                .with("reportDate", day)
                .with("tradeDate", day)
                .with("dateTime", day + ";10000" + number)
                .with("orderTime", "20260713;093100")
                .with("orderType", "LMT")
                .with("quantity", quantity)
                .with("tradePrice", price)
                .with("ibCommission", commission)
                .with("ibCommissionCurrency", "USD")
                .with("buySell", quantity.startsWith("-") ? "SELL" : "BUY")
                .with("levelOfDetail", "EXECUTION");
    }

    static void sync(Path... files) {
        for (Path file : files) {
            assertThat(INGESTOR.sync(file))
                    .extracting(RunReport::error, RunReport::quarantined)
                    .containsOnly(tuple(null, 0L));
        }
    }

    static List<String> orders() {
        return INGESTOR.jdbc()
                .queryForList(
                        "select concat_ws(' ', ibkr_order_id, symbol, side, trim_scale(filled_quantity), '@',"
                                + " trim_scale(average_price), 'for', trim_scale(commission), 'until', trade_date)"
                                + " from trading.trade_order order by 1",
                        String.class);
    }

    /** A statement of the evening of a day. */
    Path statement(String day, Row... trades) throws IOException {
        return FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.whenGenerated(day + ";200000")
                                .period("20260713", day)
                                .trade(trades))
                .writeTo(folder.resolve(++files + ".xml"));
    }
}
