package io.github.ibkringest.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.store.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Views that are asked for a month of an account read that month and no more; what needs the history reads one account's. */
class ViewPlanTest {

    private static final JdbcTemplate JDBC = new JdbcTemplate(TestDatabase.createMigrated());

    @BeforeAll
    static void fill() {
        JDBC.execute("insert into trading.broker_account (code, environment)"
                + " select 'U' || n, 'LIVE' from generate_series(1, 10) n");
        JDBC.execute("insert into trading.ibkr_contract (con_id, sec_type, symbol, multiplier, currency)"
                + " select n, 'STK', 'S' || n, 1, 'USD' from generate_series(1, 100) n");
        String provenance = "'flex-file', 'flex-activity', 4, gen_random_uuid(), '{}', 1, 1";
        JDBC.execute("insert into trading.trade_order (account_id, order_key, status, side, trade_date, source, feed,"
                + " feed_rank, content_hash, raw_record, first_run_id, last_run_id)"
                + " select 1 + n % 10, 'F:' || n, 'FILLED', 'BUY', date '2025-01-01' + n / 28, " + provenance
                + " from generate_series(1, 10000) n");
        JDBC.execute("insert into trading.execution (account_id, exec_key, kind, order_id, con_id, contract_id, side,"
                + " quantity, signed_quantity, price, trade_date, source, feed, feed_rank, content_hash, raw_record,"
                + " first_run_id, last_run_id)"
                + " select o.account_id, 'X:' || o.id || '.' || n, 'FILL', o.id, 1 + o.id % 100, 1 + o.id % 100, 'BUY', 1, 1, 1,"
                + " o.trade_date, " + provenance + " from trading.trade_order o cross join generate_series(1, 3) n");
        JDBC.execute("insert into trading.option_event (account_id, event_key, event_type, con_id, event_date,"
                + " booking_execution_id, source, feed, feed_rank, content_hash, raw_record, first_run_id, last_run_id)"
                + " select e.account_id, 'E:' || e.id, 'ASSIGNMENT', e.con_id, e.trade_date, e.id, " + provenance
                + " from trading.execution e where e.id % 3 = 0");
        JDBC.execute(
                "insert into trading.position_total"
                        + " (account_id, con_id, loose_symbol, quantity, quantity_before, moved_at, last_run_id)"
                        + " select account_id, con_id, '', sum(signed_quantity), 0, now(), 1 from trading.execution group by 1, 2");
        JDBC.execute("analyze");
    }

    private static String plan(String view, String condition) {
        List<String> lines = JDBC.queryForList(
                "explain select * from trading." + view + " where account = 'U3' and " + condition, String.class);
        return String.join("\n", lines);
    }

    @ParameterizedTest
    @CsvSource({
        "trade,         trading_day, execution_likeness",
        "pnl_by_day,    trading_day, execution_likeness",
        "order_quality, trading_day, trade_order_day",
        "option_story,  event_date,  option_event_day"
    })
    void shouldReadTheMonthThatIsAskedFor(String view, String day, String index) {
        assertThat(plan(view, day + " between '2025-07-01' and '2025-07-31'"))
                .contains(index)
                .containsPattern("Index Cond: .*2025-07-01")
                .doesNotContain("Seq Scan on execution", "Seq Scan on trade_order", "Seq Scan on option_event");
    }

    @Test
    void shouldReadTheDaysOfOneMonthForItsSum() {
        assertThat(plan("pnl_by_month", "month = '2025-07-01'"))
                .containsPattern("Index Cond: .*account_id = a.id.* >= ")
                .doesNotContain("Seq Scan on execution");
    }

    @ParameterizedTest
    @CsvSource({"round_trip", "open_position", "trade_part"})
    void shouldReadTheAccountThatIsAskedFor(String view) {
        assertThat(plan(view, "true"))
                .containsPattern("Index Cond: .*account_id")
                .doesNotContain("Seq Scan on execution");
    }

    @Test
    void shouldReadTheContractThatIsAskedFor() {
        assertThat(plan("round_trip", "con_id = '7'"))
                .containsPattern("Index Cond: .*con_id = '7'")
                .doesNotContain("Seq Scan on execution");
    }
}
