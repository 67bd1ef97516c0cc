package io.github.ibkringest.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.store.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the views say of splits that are taken back, come in several rows, have fractions, or meet trades of a day only. */
class MovementsInViewsTest {

    private static final JdbcTemplate JDBC = new JdbcTemplate(TestDatabase.createMigrated());

    private static final String PROVENANCE =
            "source, feed, feed_rank, content_hash, raw_record, first_run_id, last_run_id)";
    private static final String FILE = ", 'flex-file', 'flex-activity', 4, gen_random_uuid(), '{}', 1, 1";

    private int number;

    @BeforeEach
    void begin() {
        JDBC.execute("truncate trading.broker_account, trading.ibkr_contract restart identity cascade");
        JDBC.update("insert into trading.broker_account (code, environment) values ('U1', 'LIVE')");
        JDBC.update("insert into trading.ibkr_contract (con_id, sec_type, symbol, multiplier, currency)"
                + " values ('7', 'STK', 'S', 1, 'USD')");
    }

    /** A trade at a moment of January, such as {@code 05 15:00Z}, or on a day alone, such as {@code 05}. */
    private void trade(String at, String quantity, String price) {
        JDBC.update(
                "insert into trading.execution (account_id, exec_key, kind, con_id, contract_id, symbol, side, quantity,"
                        + " signed_quantity, price, currency, commission, commission_currency, trade_date, executed_at, "
                        + PROVENANCE
                        + " select 1, 'X:' || ?, 'FILL', '7', 1, 'S', case when q > 0 then 'BUY' else 'SELL' end, abs(q), q, ?::numeric,"
                        + " 'USD', 0, 'USD', ('2026-01-' || left(?, 2))::date,"
                        + " case when ? like '%:%' then ('2026-01-' || ?)::timestamptz end" + FILE
                        + " from (select ?::numeric as q) x",
                ++number,
                price,
                at,
                at,
                at,
                quantity);
    }

    private void split(String at, String quantity, String ratio, String action) {
        JDBC.update(
                "insert into trading.corporate_action (account_id, action_key, action_type, action_id, con_id, symbol, quantity,"
                        + " description, happened_at, " + PROVENANCE
                        + " values (1, 'C:' || ?, 'FS', ?, '7', 'S', ?::numeric, 'S(US0) SPLIT ' || ? || ' (S, S CORP, US0)',"
                        + " ('2026-01-' || ?)::timestamptz" + FILE + ")",
                ++number,
                action,
                quantity,
                ratio,
                at);
    }

    private static List<String> held() {
        JDBC.update("delete from trading.position_total");
        JDBC.update("insert into trading.position_total"
                + " (account_id, con_id, loose_symbol, quantity, quantity_before, moved_at, last_run_id)"
                + " select 1, '7', '', sum(q), 0, now(), 1 from (select signed_quantity as q from trading.execution"
                + " union all select quantity from trading.corporate_action) x");
        return JDBC.queryForList(
                "select concat_ws(' ', quantity, 'at', coalesce(round(average_price, 4)::text, '?'), 'last', round(last_price, 4))"
                        + " from trading.open_position",
                String.class);
    }

    @Test
    void shouldTakeASplitBack() {
        trade("05 15:00Z", "10", "100");
        split("08 20:25Z", "30", "4 FOR 1", "1");
        split("09 20:25Z", "-30", "4 FOR 1", "2");

        assertThat(held()).containsExactly("10 at 100.0000 last 100.0000");

        split("12 20:25Z", "30", "4 FOR 1", "3");

        assertThat(held()).containsExactly("40 at 25.0000 last 25.0000");
    }

    @Test
    void shouldTakeASplitOfAShortPositionBack() {
        trade("05 15:00Z", "-30", "10");
        split("08 20:25Z", "20", "1 FOR 3", "1");
        assertThat(held()).containsExactly("-10 at 30.0000 last 30.0000");

        split("09 20:25Z", "-20", "1 FOR 3", "2");
        assertThat(held()).containsExactly("-30 at 10.0000 last 10.0000");
    }

    /** What was held goes, and what is held comes; nothing says that both are one action but moment and ratio. */
    @Test
    void shouldAddUpLegsWithoutTheIdOfTheirAction() {
        trade("05 15:00Z", "30", "10");
        split("08 20:25Z", "-30", "1 FOR 3", null);
        split("08 20:25Z", "10", "1 FOR 3", null);

        assertThat(held()).containsExactly("10 at 30.0000 last 30.0000");
    }

    /** Less than a share is paid out, rounded up or booked in fractions; anything else shows that not all is stored. */
    @Test
    void shouldKnowWhatFits() {
        trade("05 15:00Z", "100", "3");
        split("08 20:25Z", "-67", "1 FOR 3", "1");
        assertThat(held()).containsExactly("33 at 9.0909 last 9.0000");
        JDBC.update("update trading.corporate_action set quantity = -66.6667");
        assertThat(held()).containsExactly("33.3333 at 9.0000 last 9.0000");
        JDBC.update("update trading.corporate_action set quantity = -66");
        assertThat(held()).containsExactly("34 at 8.8235 last 9.0000");
        JDBC.update("update trading.corporate_action set quantity = -66.3");
        assertThat(held()).as("no fraction of this split").containsExactly("33.7 at ? last 9.0000");
    }

    @Test
    void shouldNotTakeAPartForTheWholeBelowOneShare() {
        trade("05 15:00Z", "0.1", "100");
        split("08 20:25Z", "0.6", "4 FOR 1", "1");

        assertThat(held()).containsExactly("0.7 at ? last 25.0000");
    }

    /** A statement without times is as good as its days. */
    @Test
    void shouldCountTradesOfADayAsBeforeItsEvening() {
        trade("07", "6", "90");
        trade("08", "4", "100");
        split("08 20:25-05", "30", "4 FOR 1", "1");

        assertThat(held()).containsExactly("40 at 23.5000 last 25.0000");

        trade("09", "1", "26");

        assertThat(held()).containsExactly("41 at 23.5610 last 26.0000");
    }

    /** Millions of shares are counted to the last digit, too: a round trip that ends has an end. */
    @Test
    void shouldEndARoundTripOfVeryManyShares() {
        trade("05 15:00Z", "300000000", "0.01");
        split("06 20:25Z", "300000000", "2 FOR 1", "1");
        trade("07 15:00Z", "1000000001", "0.01");
        split("08 20:25Z", "-1066666667", "1 FOR 3", "2");
        trade("09 15:00Z", "7", "0.03");
        split("10 20:25Z", "-457142862", "1 FOR 7", "3");
        String all = JDBC.queryForObject(
                "select (select sum(signed_quantity) from trading.execution) + (select sum(quantity) from trading.corporate_action)",
                String.class);
        trade("12 15:00Z", "-" + all, "0.2");

        assertThat(held()).isEmpty();
        assertThat(JDBC.queryForList(
                        "select still_open || ' ' || (closed_at is not null) from trading.round_trip", String.class))
                .containsExactly("0 true");
    }
}
