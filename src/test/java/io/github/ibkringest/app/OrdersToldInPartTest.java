package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders of which rows tell some days, or some columns, and executions the others. */
class OrdersToldInPartTest extends OrderDaysSupport {

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
    void shouldWriteNothingMoreWhereRowsTellAllDays() throws IOException {
        Path all = statement("20260714", order(MONDAY), MONDAY, order(TUESDAY), TUESDAY);
        INGESTOR.sync(all);

        assertThat(orders()).containsExactly("701 ACMX BUY 150 @ 5.5 for 1.6 until 2026-07-14");
        assertThat(INGESTOR.jdbc()
                        .queryForObject(
                                "select revision from trading.trade_order where not from_executions", Long.class))
                .isEqualTo(1);
    }
}
