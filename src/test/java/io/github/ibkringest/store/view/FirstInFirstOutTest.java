package io.github.ibkringest.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.store.TestDatabase;
import io.github.ibkringest.store.view.FirstInFirstOut.Lot;
import io.github.ibkringest.store.view.FirstInFirstOut.Trade;
import io.github.ibkringest.store.view.FirstInFirstOut.Trip;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Round trips and open positions are those of a queue of lots, over any trades. */
class FirstInFirstOutTest {

    private static final int CONTRACTS = 3;
    private static final BigDecimal MULTIPLIER = BigDecimal.valueOf(100);

    private static final PGSimpleDataSource DATABASE = TestDatabase.createMigrated();
    private static final JdbcTemplate JDBC = new JdbcTemplate(DATABASE);

    static {
        JDBC.update("insert into trading.broker_account (code, environment) values ('U1', 'LIVE'), ('U2', 'LIVE')");
        for (int i = 0; i < CONTRACTS; i++) {
            JDBC.update(
                    "insert into trading.ibkr_contract (con_id, sec_type, symbol, multiplier, currency)"
                            + " values (?, 'OPT', ?, ?, 'USD')",
                    String.valueOf(i),
                    "S" + i,
                    MULTIPLIER);
        }
    }

    @Provide
    Arbitrary<List<Trade>> trades() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, CONTRACTS - 1),
                        Arbitraries.integers().between(-6, 6).filter(quantity -> quantity != 0),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.valueOf(-2), BigDecimal.valueOf(50))
                                .ofScale(4),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.valueOf(-1), BigDecimal.valueOf(3))
                                .ofScale(6))
                .as(Trade::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
    void shouldBeThatOfAQueue(@ForAll("trades") List<Trade> trades) {
        check(trades);
    }

    @Property(tries = 1000)
    @Tag("slow")
    void shouldAlwaysBeThatOfAQueue(@ForAll("trades") List<Trade> trades) {
        check(trades);
    }

    private static void check(List<Trade> trades) {
        JDBC.execute("truncate trading.execution, trading.position_total cascade");
        List<Object[]> rows = new ArrayList<>();
        Map<Integer, FirstInFirstOut> queues = new TreeMap<>();
        for (Trade trade : trades) {
            rows.add(new Object[] {
                "X:" + rows.size(),
                String.valueOf(trade.contract()),
                String.valueOf(trade.contract()),
                trade.quantity() > 0 ? "BUY" : "SELL",
                Math.abs(trade.quantity()),
                trade.quantity(),
                trade.price(),
                trade.commission(),
                rows.size()
            });
            queues.computeIfAbsent(trade.contract(), contract -> new FirstInFirstOut(MULTIPLIER))
                    .add(trade);
        }
        JDBC.batchUpdate(
                "insert into trading.execution (account_id, exec_key, kind, con_id, contract_id, side, quantity,"
                        + " signed_quantity, price, currency, commission, commission_currency, executed_at, source, feed,"
                        + " feed_rank, content_hash, raw_record, first_run_id, last_run_id)"
                        + " values (1, ?, 'FILL', ?, (select id from trading.ibkr_contract where con_id = ?), ?, ?, ?, ?,"
                        + " 'USD', ?, 'USD', timestamptz '2026-01-05 15:00Z' + ? * interval '1 minute', 'flex-file',"
                        + " 'flex-activity', 4, gen_random_uuid(), '{}', 1, 1)",
                rows);
        JDBC.update(
                "insert into trading.position_total"
                        + " (account_id, con_id, loose_symbol, quantity, quantity_before, moved_at, last_run_id)"
                        + " select account_id, con_id, '', sum(signed_quantity), 0, now(), 1 from trading.execution group by 1, 2");

        assertThat(roundTrips()).isEqualTo(roundTrips(queues));
        assertThat(positions()).isEqualTo(positions(queues));
        assertThat(number("select sum(commission) from trading.round_trip"))
                .isEqualByComparingTo(trades.stream().map(Trade::commission).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static BigDecimal number(String sql) {
        return JDBC.queryForObject(sql, BigDecimal.class);
    }

    private static List<String> roundTrips() {
        return JDBC.queryForList(
                "select concat_ws(' ', con_id, round_trip, quantity, still_open, trades,"
                        + " coalesce(realized_before_costs, 0), commission,"
                        + " case when closed_at is not null then realized_fifo end)"
                        + " from trading.round_trip where account = 'U1' order by con_id, round_trip",
                String.class);
    }

    private static List<String> roundTrips(Map<Integer, FirstInFirstOut> queues) {
        List<String> lines = new ArrayList<>();
        queues.forEach((contract, queue) -> {
            int number = 0;
            for (Trip trip : queue.trips()) {
                number++;
                lines.add(String.join(
                                " ",
                                contract + " " + number + " " + trip.opened + " " + trip.held + " " + trip.trades,
                                plain(trip.realized),
                                plain(trip.commission),
                                trip.held == 0 ? plain(trip.realized.subtract(trip.commission)) : "")
                        .strip());
            }
        });
        return lines;
    }

    private static List<String> positions() {
        return JDBC.queryForList(
                "select concat_ws(' ', con_id, quantity, cost, lots) from trading.open_position where account = 'U1'"
                        + " order by con_id",
                String.class);
    }

    private static List<String> positions(Map<Integer, FirstInFirstOut> queues) {
        List<String> lines = new ArrayList<>();
        queues.forEach((contract, queue) -> {
            List<Lot> lots = queue.lots();
            if (!lots.isEmpty()) {
                BigDecimal cost = lots.stream()
                        .map(lot -> lot.price().multiply(BigDecimal.valueOf(lot.quantity())))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .multiply(MULTIPLIER);
                int held = lots.stream().mapToInt(Lot::quantity).sum();
                lines.add(contract + " " + held + " " + plain(cost) + " " + lots.size());
            }
        });
        return lines;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
