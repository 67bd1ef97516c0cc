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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Orders of which rows tell some days, or some columns, and executions the others. */
class OrdersToldInPartTest {

    private static final Row MONDAY = fill("1", "20260713", "100", "5", "-1");
    private static final Row TUESDAY = fill("2", "20260714", "50", "6.5", "-0.6");

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    private int files;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    /** The query of the first day has no order rows. */
    @Test
    void shouldAddTheDayThatNoRowTells() throws IOException {
        Path monday = statement("20260713", MONDAY);
        Path tuesday = statement("20260714", order(TUESDAY), TUESDAY);
        sync(monday, tuesday);

        assertThat(orders()).containsExactly("701 ACMX BUY 150 @ 5.5 for 1.6 until 2026-07-14");
        INGESTOR.shouldNotDependOnTheOrderOf(monday, tuesday);
    }

    @Test
    void shouldKeepWhatExecutionsTellWhenARowOfOneDayArrives() throws IOException {
        Path both = statement("20260714", MONDAY, TUESDAY);
        Path monday = statement("20260713", order(MONDAY), MONDAY);
        sync(both, monday);

        assertThat(orders()).containsExactly("701 ACMX BUY 150 @ 5.5 for 1.6 until 2026-07-14");
        INGESTOR.shouldNotDependOnTheOrderOf(both, monday);
    }

    /** What the row tells of its day takes the place of what executions told of it. */
    @Test
    void shouldTakeTheRowOfADayOnceItComes() throws IOException {
        Path executions = statement("20260714", MONDAY, TUESDAY);
        Path monday = statement("20260713", order(MONDAY));
        Path tuesday =
                statement("20260715", order(TUESDAY).with("quantity", "60").with("tradePrice", "7"));
        sync(executions, monday, tuesday);

        assertThat(orders()).containsExactly("701 ACMX BUY 160 @ 5.75 for 1.6 until 2026-07-14");
        List<String> wanted = INGESTOR.digest();
        for (List<Path> order : List.of(
                List.of(tuesday, executions, monday),
                List.of(monday, tuesday, executions),
                List.of(monday, executions, tuesday))) {
            INGESTOR.empty();
            order.forEach(INGESTOR::sync);
            assertThat(INGESTOR.digest()).containsExactlyElementsOf(wanted);
        }
    }

    /** The commission adds up over all rows: a cancel would carry what it gives back. */
    @Test
    void shouldNotAddWhatWasTakenBack() throws IOException {
        Path rows = statement("20260714", order(TUESDAY), MONDAY, TUESDAY);
        Path cancel = statement(
                "20260716",
                MONDAY.with("transactionID", "90009")
                        .with("ibExecID", "")
                        .with("tradeID", "")
                        .with("origTradeID", "80001")
                        .with("ibOrderID", "")
                        .with("transactionType", "TradeCancel")
                        .with("quantity", "-100")
                        .with("ibCommission", "0")
                        .with("buySell", "BUY (Ca.)"));
        sync(rows, cancel);

        assertThat(orders()).containsExactly("701 ACMX BUY 50 @ 6.5 for 1.6 until 2026-07-14");
        INGESTOR.shouldNotDependOnTheOrderOf(rows, cancel);
    }

    /** Rows are told no more, and what they told was taken back since. */
    @Test
    void shouldForgetARowThatTellsWhatWasTakenBack() throws IOException {
        Path rows = statement("20260713", order(MONDAY), MONDAY);
        Path corrected = statement(
                "20260715",
                MONDAY.with("transactionID", "90009")
                        .with("ibExecID", "0000f1ab.6a000001.01.02")
                        .with("reportDate", "20260715")
                        .with("quantity", "80")
                        .with("ibCommission", "0.2"));
        sync(rows, corrected);

        assertThat(orders()).containsExactly("701 ACMX BUY 80 @ 5 for 0.8 until 2026-07-13");
        INGESTOR.shouldNotDependOnTheOrderOf(rows, corrected);
    }

    /** A correction is booked later, and the row of the trade's day tells it. */
    @Test
    void shouldNotAddACorrectionOfADayThatARowTells() throws IOException {
        Path fill = statement("20260713", MONDAY);
        Path corrected = statement(
                "20260715",
                order(MONDAY).with("quantity", "80"),
                MONDAY.with("transactionID", "90009")
                        .with("ibExecID", "0000f1ab.6a000001.01.02")
                        .with("reportDate", "20260715")
                        .with("quantity", "80"));
        sync(fill, corrected);

        assertThat(orders()).containsExactly("701 ACMX BUY 80 @ 5 for 1 until 2026-07-13");
        INGESTOR.shouldNotDependOnTheOrderOf(fill, corrected);
    }

    /** A confirmation of the afternoon tells what was filled by then. */
    @Test
    void shouldHaveFilledNoLessThanItsExecutions() throws IOException {
        Row later = TUESDAY.with("tradeDate", "20260713").with("reportDate", "20260713");
        Path afternoon = statement("20260713", order(MONDAY));
        Path evening = statement("20260714", MONDAY, later);
        sync(afternoon, evening);

        assertThat(orders()).containsExactly("701 ACMX BUY 150 @ 5.5 for 1.6 until 2026-07-13");
        INGESTOR.shouldNotDependOnTheOrderOf(afternoon, evening);
    }

    @Test
    void shouldNotAddExecutionsToARowThatNamesNoDay() throws IOException {
        Row whole =
                order(MONDAY).with("quantity", "150").with("tradePrice", "5.5").with("ibCommission", "-1.6");
        Path rows = statement("20260714", whole.without("reportDate", "tradeDate", "dateTime"));
        Path executions = statement("20260714", TUESDAY);
        sync(rows, executions);

        assertThat(orders()).containsExactly("701 ACMX BUY 150 @ 5.5 for 1.6 until 2026-07-14");
        INGESTOR.shouldNotDependOnTheOrderOf(rows, executions);
    }

    @Test
    void shouldTellMoreThanARowThatNamesNoDayOnceExecutionsDo() throws IOException {
        Path rows = statement("20260713", order(MONDAY).without("reportDate", "tradeDate", "dateTime"));
        Path executions = statement("20260714", MONDAY, TUESDAY);
        sync(rows, executions);

        assertThat(orders()).containsExactly("701 ACMX BUY 150 @ 5.5 for 1.6 until 2026-07-14");
        INGESTOR.shouldNotDependOnTheOrderOf(rows, executions);
    }

    @Test
    void shouldTakeFromExecutionsWhatTheRowsDoNotState() throws IOException {
        Row light = Row.of("Order")
                .with("ibOrderID", "701")
                .with("tradeDate", "20260713")
                .with("quantity", "100")
                .with("levelOfDetail", "ORDER");
        Path rows = statement("20260713", light);
        Path executions = statement("20260714", MONDAY);
        sync(rows, executions);

        assertThat(orders()).containsExactly("701 ACMX BUY 100 @ 5 for 1 until 2026-07-13");
        assertThat(INGESTOR.jdbc()
                        .queryForList(
                                "select concat_ws(' ', con_id, currency, order_type, commission_currency,"
                                        + " submitted_at at time zone 'UTC') from trading.trade_order",
                                String.class))
                .containsExactly("101 USD LIMIT USD 2026-07-13 13:31:00");
        INGESTOR.shouldNotDependOnTheOrderOf(rows, executions);
    }

    /** Of two days one says all, the other has no column of the commission. */
    @Test
    void shouldTakeFromExecutionsWhatTheRowOfOneDayDoesNotState() throws IOException {
        Path rows = statement("20260713", order(MONDAY).without("ibCommission"));
        Path others = statement("20260714", order(TUESDAY));
        Path executions = statement("20260715", MONDAY, TUESDAY);
        sync(rows, others, executions);

        assertThat(orders()).containsExactly("701 ACMX BUY 150 @ 5.5 for 1.6 until 2026-07-14");
        List<String> wanted = INGESTOR.digest();
        INGESTOR.empty();
        sync(executions, others, rows);
        assertThat(INGESTOR.digest()).containsExactlyElementsOf(wanted);
    }

    @Test
    void shouldSayOfAnyOrderAllThatIsKnownOfItWhenToldByExecutionsAlone() throws IOException {
        Path thin = statement(
                "20260713", MONDAY.without("conid", "orderType", "orderTime", "currency", "brokerageOrderID"));
        Path full = statement("20260714", TUESDAY.with("orderReference", "mine"));
        sync(thin, full);

        assertThat(orders()).containsExactly("701 ACMX BUY 150 @ 5.5 for 1.6 until 2026-07-14");
        assertThat(INGESTOR.jdbc()
                        .queryForList(
                                "select concat_ws(' ', con_id, currency, order_type, order_reference,"
                                        + " submitted_at at time zone 'UTC') from trading.trade_order",
                                String.class))
                .containsExactly("101 USD LIMIT mine 2026-07-13 13:31:00");
        INGESTOR.shouldNotDependOnTheOrderOf(thin, full);
    }

    @Test
    void shouldWriteNothingMoreWhereRowsTellAllDays() throws IOException {
        Path all = statement("20260714", order(MONDAY), MONDAY, order(TUESDAY), TUESDAY);
        INGESTOR.sync(all);

        assertThat(orders()).containsExactly("701 ACMX BUY 150 @ 5.5 for 1.6 until 2026-07-14");
        assertThat(INGESTOR.jdbc()
                        .queryForObject(
                                "select revision from trading.trade_order where not from_executions", Long.class))
                .isEqualTo(1);
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

    private static void sync(Path... files) {
        for (Path file : files) {
            assertThat(INGESTOR.sync(file))
                    .extracting(RunReport::error, RunReport::quarantined)
                    .containsOnly(tuple(null, 0L));
        }
    }

    private static List<String> orders() {
        return INGESTOR.jdbc()
                .queryForList(
                        "select concat_ws(' ', ibkr_order_id, symbol, side, trim_scale(filled_quantity), '@',"
                                + " trim_scale(average_price), 'for', trim_scale(commission), 'until', trade_date)"
                                + " from trading.trade_order order by 1",
                        String.class);
    }

    /** A statement of the evening of a day. */
    private Path statement(String day, Row... trades) throws IOException {
        return FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.whenGenerated(day + ";200000")
                                .period("20260713", day)
                                .trade(trades))
                .writeTo(folder.resolve(++files + ".xml"));
    }
}
