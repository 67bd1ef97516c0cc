package io.github.ibkringest.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.cli.CommandTestSupport;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the views say of the built-in sample, against its rows and against the figures that the broker states. */
class SampleViewsTest extends CommandTestSupport {

    @BeforeEach
    void load() {
        assertThat(run("sync", "--source", "sample").exitCode()).isZero();
    }

    private static BigDecimal number(String sql) {
        return STORE.one(BigDecimal.class, sql);
    }

    @ParameterizedTest
    @CsvSource({
        "signed_quantity, trade,        quantity,       position_by_contract",
        "signed_quantity, trade_part,   quantity,       position_by_contract",
        "quantity,        open_position, quantity,      position_by_contract",
        "still_open,      round_trip,   quantity,       position_by_contract",
        "commission,      trade,        commission,     execution",
        "commission,      trade_part,   commission,     execution",
        "commission,      round_trip,   commission,     execution",
        "commission,      pnl_by_day,   commission,     execution",
        "commission,      pnl_by_month, commission,     execution",
        "realized_pnl,    trade_part,   realized_pnl,   effective_execution",
        "realized_pnl,    pnl_by_day,   realized_pnl,   effective_execution",
        "realized_pnl,    pnl_by_month, realized_pnl,   effective_execution",
        "fills,           pnl_by_month, 1,              effective_execution where kind = 'FILL'"
    })
    void shouldAddUp(String column, String view, String same, String rows) {
        assertThat(number("select sum(" + column + ") from trading." + view))
                .isEqualByComparingTo(number("select sum(" + same + ") from trading." + rows));
    }

    @Test
    void shouldHoldWhatPositionsSay() {
        assertThat(
                        STORE.count(
                                "select count(*) from (select account_id, con_id, quantity from trading.open_position except all"
                                        + " select account_id, con_id, quantity from trading.position_by_contract where quantity <> 0) x"))
                .isZero();
        assertThat(STORE.count("select count(*) from trading.open_position"))
                .isEqualTo(STORE.count("select count(*) from trading.position_by_contract where quantity <> 0"))
                .isPositive();
    }

    /** Where no option was assigned or exercised into shares, and no rate of exchange comes in. */
    @Test
    void shouldRealiseWhatTheBrokerSays() {
        String closed =
                "from trading.round_trip r where closed_at is not null and not exists (select from trading.option_story s"
                        + " where s.event_type <> 'EXPIRATION' and (s.con_id = r.con_id or s.delivered = r.symbol) and cash_settled is null)";

        assertThat(STORE.count("select count(*) " + closed)).isGreaterThan(6);
        assertThat(STORE.jdbc()
                        .queryForList(
                                "select symbol || ' ' || realized_fifo || ' ' || realized_broker " + closed
                                        + " and realized_fifo is distinct from trim_scale(realized_broker)",
                                String.class))
                .isEmpty();
    }

    @Test
    void shouldTellTheStoryOfAnAssignment() {
        assertThat(STORE.one(
                        String.class,
                        "select concat_ws(' ', quantity, booked_quantity, delivered, delivered_quantity, delivered_price,"
                                + " delivered_amount, opening_trades, opened_for) from trading.option_story"
                                + " where event_type = 'ASSIGNMENT' and underlying = 'NWND'"))
                .isEqualTo("1 1 NWND 100 40 -4000 1 -135");
    }

    @Test
    void shouldKnowHowWellAnOrderWasFilled() {
        assertThat(STORE.one(
                        String.class,
                        "select concat_ws(' ', fills, filled, time_to_first_fill, time_to_last_fill, first_price,"
                                + " round(average_price, 4), round(better_than_first, 4)) from trading.order_quality"
                                + " where ibkr_order_id = '700100002'"))
                .isEqualTo("3 300 00:00:02 00:00:07 25.1 25.1093 -0.0093");
    }

    /** Of the three rows of a correction, the last has only the difference of the commission. */
    @Test
    void shouldKeepTheCostsOfWhatACorrectionReplaces() {
        assertThat(number("select commission from trading.trade where ibkr_order_id = '700100025'"))
                .isEqualByComparingTo("1.0206");
    }
}
