package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rows of an order do not state is taken from its executions. */
class OrdersCompletedByExecutionsTest extends OrderDaysSupport {

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
}
