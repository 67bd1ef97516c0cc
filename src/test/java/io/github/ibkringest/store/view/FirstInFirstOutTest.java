package io.github.ibkringest.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.store.TestDatabase;
import io.github.ibkringest.store.view.FirstInFirstOut.Lot;
import io.github.ibkringest.store.view.FirstInFirstOut.Movement;
import io.github.ibkringest.store.view.FirstInFirstOut.Split;
import io.github.ibkringest.store.view.FirstInFirstOut.Step;
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
import net.jqwik.api.Tuple;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Round trips and open positions are those of a queue of lots, over any trades, splits and transfers. */
class FirstInFirstOutTest {

    private static final int CONTRACTS = 3;
    private static final BigDecimal MULTIPLIER = BigDecimal.valueOf(100);

    private static final String AT = " timestamptz '2026-01-05 15:00Z' + ? * interval '1 minute'";

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
    Arbitrary<List<Step>> trades() {
        return anyTrade().map(Step.class::cast).list().ofMinSize(1).ofMaxSize(40);
    }

    /** Ratios of which the inverse has an end, so that prices are exact. */
    @Provide
    Arbitrary<List<Step>> tradesAndMovements() {
        Arbitrary<Integer> contract = Arbitraries.integers().between(0, CONTRACTS - 1);
        Arbitrary<Step> movement = Combinators.combine(
                        contract, Arbitraries.integers().between(-6, 6).filter(quantity -> quantity != 0))
                .as(Movement::new);
        Arbitrary<Step> split = Combinators.combine(contract, Arbitraries.of(1, 2, 4, 5), Arbitraries.of(1, 2))
                .filter((of, fresh, old) -> fresh.intValue() != old.intValue())
                .as(Split::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(8, anyTrade().map(Step.class::cast)), Tuple.of(1, movement), Tuple.of(2, split))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    private static Arbitrary<Trade> anyTrade() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, CONTRACTS - 1),
                        Arbitraries.integers().between(-6, 6).filter(quantity -> quantity != 0),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.valueOf(-2), BigDecimal.valueOf(50))
                                .ofScale(4),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.valueOf(-1), BigDecimal.valueOf(3))
                                .ofScale(6))
                .as(Trade::new);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
    void shouldBeThatOfAQueue(@ForAll("trades") List<Step> trades) {
        check(trades);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void shouldBeThatOfAQueueThatIsSplitAndMoved(@ForAll("tradesAndMovements") List<Step> steps) {
        check(steps);
    }

    @Property(tries = 1000)
    @Tag("slow")
    void shouldAlwaysBeThatOfAQueue(@ForAll("tradesAndMovements") List<Step> steps) {
        check(steps);
    }

    private static void check(List<Step> steps) {
        JDBC.execute(
                "truncate trading.execution, trading.transfer, trading.corporate_action, trading.position_total cascade");
        List<Object[]> trades = new ArrayList<>();
        List<Object[]> transfers = new ArrayList<>();
        List<Object[]> splits = new ArrayList<>();
        BigDecimal commission = BigDecimal.ZERO;
        Map<Integer, FirstInFirstOut> queues = new TreeMap<>();
        int minute = 0;
        for (Step step : steps) {
            minute++;
            String contract = String.valueOf(step.contract());
            FirstInFirstOut queue = queues.computeIfAbsent(step.contract(), of -> new FirstInFirstOut(MULTIPLIER));
            if (step instanceof Trade trade) {
                String side = trade.quantity() > 0 ? "BUY" : "SELL";
                int quantity = Math.abs(trade.quantity());
                trades.add(new Object[] {
                    "X:" + minute,
                    contract,
                    contract,
                    side,
                    quantity,
                    trade.quantity(),
                    trade.price(),
                    trade.commission(),
                    minute
                });
                commission = commission.add(trade.commission());
                queue.add(trade);
            } else if (step instanceof Movement movement) {
                transfers.add(new Object[] {"R:" + minute, contract, movement.quantity(), minute});
                queue.move(movement);
            } else if (step instanceof Split split) {
                BigDecimal more = split.of(queue.held()).subtract(queue.held());
                String words = "S" + contract + " SPLIT " + split.fresh() + " FOR " + split.old() + " (S)";
                splits.add(new Object[] {"C:" + minute, contract, more, words, minute});
                queue.split(split);
            }
        }
        JDBC.batchUpdate(
                "insert into trading.execution (account_id, exec_key, kind, con_id, contract_id, side, quantity,"
                        + " signed_quantity, price, currency, commission, commission_currency, executed_at, source, feed,"
                        + " feed_rank, content_hash, raw_record, first_run_id, last_run_id)"
                        + " values (1, ?, 'FILL', ?, (select id from trading.ibkr_contract where con_id = ?), ?, ?, ?, ?,"
                        + " 'USD', ?, 'USD'," + AT
                        + ", 'flex-file', 'flex-activity', 4, gen_random_uuid(), '{}', 1, 1)",
                trades);
        JDBC.batchUpdate(
                "insert into trading.transfer (account_id, transfer_key, con_id, quantity, happened_at, source, feed,"
                        + " feed_rank, content_hash, raw_record, first_run_id, last_run_id)"
                        + " values (1, ?, ?, ?," + AT
                        + ", 'flex-file', 'flex-activity', 4, gen_random_uuid(), '{}', 1, 1)",
                transfers);
        JDBC.batchUpdate(
                "insert into trading.corporate_action (account_id, action_key, action_type, con_id, quantity, description,"
                        + " happened_at, source, feed, feed_rank, content_hash, raw_record, first_run_id, last_run_id)"
                        + " values (1, ?, 'FS', ?, ?, ?," + AT
                        + ", 'flex-file', 'flex-activity', 4, gen_random_uuid(), '{}', 1, 1)",
                splits);
        JDBC.update("""
                insert into trading.position_total
                  (account_id, con_id, loose_symbol, quantity, quantity_before, moved_at, last_run_id)
                select 1, con_id, '', sum(quantity), 0, now(), 1
                from (select con_id, signed_quantity as quantity from trading.execution
                      union all select con_id, quantity from trading.transfer
                      union all select con_id, quantity from trading.corporate_action) x
                group by con_id
                """);

        assertThat(roundTrips()).isEqualTo(roundTrips(queues));
        assertThat(positions()).isEqualTo(positions(queues));
        assertThat(number("select coalesce(sum(commission), 0) from trading.round_trip"))
                .isEqualByComparingTo(commission);
    }

    private static BigDecimal number(String sql) {
        return JDBC.queryForObject(sql, BigDecimal.class);
    }

    private static List<String> roundTrips() {
        return JDBC.queryForList(
                "select concat_ws(' ', con_id, round_trip, quantity, still_open, trades,"
                        + " coalesce(realized_before_costs, 0), coalesce(commission, 0),"
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
                boolean isKnown = trip.hasPrices && trip.held.signum() == 0;
                lines.add(String.join(
                                " ",
                                contract + " " + number + " " + plain(trip.opened) + " " + plain(trip.held),
                                String.valueOf(trip.trades),
                                plain(trip.hasPrices ? trip.realized : BigDecimal.ZERO),
                                plain(trip.commission),
                                isKnown ? plain(trip.realized.subtract(trip.commission)) : "")
                        .strip());
            }
        });
        return lines;
    }

    private static List<String> positions() {
        return JDBC.queryForList(
                "select concat_ws(' ', con_id, quantity, cost, lots, quantity_without_price) from trading.open_position where account = 'U1'"
                        + " order by con_id",
                String.class);
    }

    private static List<String> positions(Map<Integer, FirstInFirstOut> queues) {
        List<String> lines = new ArrayList<>();
        queues.forEach((contract, queue) -> {
            List<Lot> lots = queue.lots();
            if (!lots.isEmpty()) {
                BigDecimal unknown = lots.stream()
                        .filter(lot -> lot.price() == null)
                        .map(Lot::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                String cost = lots.stream().anyMatch(lot -> lot.price() == null)
                        ? ""
                        : plain(lots.stream()
                                        .map(lot -> lot.price().multiply(lot.quantity()))
                                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                                        .multiply(MULTIPLIER))
                                + " ";
                lines.add(contract + " " + plain(queue.held()) + " " + cost + lots.size() + " " + plain(unknown));
            }
        });
        return lines;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
