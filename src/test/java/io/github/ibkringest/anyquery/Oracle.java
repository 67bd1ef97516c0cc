package io.github.ibkringest.anyquery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.anyquery.Fact.Kind;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the tables must hold after some facts, worked out without any of the program's code. */
final class Oracle {

    private final Collection<Fact> facts;

    Oracle(Collection<Fact> facts) {
        this.facts = facts;
    }

    /** After everything was told in full. */
    void agreesWith(JdbcTemplate jdbc) {
        Map<String, BigDecimal> positions = new TreeMap<>();
        Map<String, BigDecimal> filled = new TreeMap<>();
        Map<String, BigDecimal> costs = new TreeMap<>();
        Map<String, BigDecimal> totals = new TreeMap<>();
        for (Fact fact : facts) {
            totals.merge(fact.isExecution() ? "rows" : "events", BigDecimal.ONE, BigDecimal::add);
            if (fact.isExecution()) {
                totals.merge("commission", fact.number("ibCommission").negate(), BigDecimal::add);
            }
            if (fact.counts()) {
                totals.merge("effective", BigDecimal.ONE, BigDecimal::add);
                positions.merge(fact.account() + " " + fact.conId(), fact.quantity(), BigDecimal::add);
            }
            if (fact.kind() == Kind.FILL) {
                BigDecimal counted = fact.counts() ? fact.quantity().abs() : BigDecimal.ZERO;
                filled.merge(fact.account() + " " + fact.order(), counted, BigDecimal::add);
            }
            if (fact.order() != null) {
                costs.merge(
                        fact.account() + " " + fact.order(),
                        fact.number("ibCommission").negate(),
                        BigDecimal::add);
            }
        }
        assertThat(numbers(jdbc, "select account || ' ' || con_id, quantity from trading.position_by_contract"))
                .as("oracle: positions")
                .isEqualTo(plain(positions));
        assertThat(numbers(
                        jdbc,
                        "select a.code || ' ' || ibkr_order_id, coalesce(filled_quantity, 0) from trading.trade_order o"
                                + " join trading.broker_account a on a.id = o.account_id"))
                .as("oracle: orders")
                .isEqualTo(plain(filled));
        assertThat(numbers(
                        jdbc,
                        "select a.code || ' ' || ibkr_order_id, coalesce(commission, 0) from trading.trade_order o"
                                + " join trading.broker_account a on a.id = o.account_id"))
                .as("oracle: commissions of orders")
                .isEqualTo(plain(costs));
        assertThat(legs(jdbc)).as("oracle: contracts and sides of orders").isEqualTo(legs());
        assertThat(numbers(jdbc, """
                        select 'rows', count(*) from trading.execution
                        union all select 'effective', count(*) from trading.effective_execution
                        union all select 'events', count(*) from trading.option_event
                        union all select 'commission', coalesce(sum(commission), 0) from trading.execution
                        """)).as("oracle: totals").isEqualTo(plain(totals));
        assertThat(numbers(jdbc, "select 'cancels', count(*) from trading.unmatched_cancel"))
                .as("oracle: unmatched")
                .isEmpty();
    }

    private static Map<String, String> legs(JdbcTemplate jdbc) {
        Map<String, String> legs = new TreeMap<>();
        jdbc.query(
                "select a.code || ' ' || ibkr_order_id, concat_ws(' ', con_id, side) from trading.trade_order o"
                        + " join trading.broker_account a on a.id = o.account_id where filled_quantity > 0",
                row -> {
                    legs.put(row.getString(1), row.getString(2));
                });
        return legs;
    }

    /** Of what counts the smallest con id, all being of one length, and the side where there is one. */
    private Map<String, String> legs() {
        Map<String, String> contracts = new TreeMap<>();
        Map<String, String> sides = new TreeMap<>();
        for (Fact fact : facts) {
            if (fact.kind() == Kind.FILL && fact.counts()) {
                String order = fact.account() + " " + fact.order();
                contracts.merge(order, fact.conId(), (one, other) -> one.compareTo(other) < 0 ? one : other);
                sides.merge(order, " " + fact.columns().get("buySell"), (one, other) -> one.equals(other) ? one : "");
            }
        }
        contracts.replaceAll((order, contract) -> contract + sides.get(order));
        return contracts;
    }

    /** However little was told, as long as it decides. Contracts are named by a column that all statements have. */
    void agreesOnPositionsWith(JdbcTemplate jdbc, String column, String order) {
        Map<String, BigDecimal> positions = new TreeMap<>();
        for (Fact fact : facts) {
            if (fact.counts()) {
                String contract = fact.columns().get(column).replace(" ", "");
                positions.merge(fact.account() + " " + contract, fact.quantity(), BigDecimal::add);
            }
        }
        String stored = column.equals("symbol") ? "replace(symbol, ' ', '')" : "con_id";
        assertThat(numbers(
                        jdbc,
                        "select account || ' ' || " + stored
                                + ", sum(quantity) from trading.position_by_contract group by 1"))
                .as("positions, " + order)
                .isEqualTo(plain(positions));
    }

    private static Map<String, String> numbers(JdbcTemplate jdbc, String sql) {
        Map<String, BigDecimal> numbers = new TreeMap<>();
        jdbc.query(sql, row -> {
            numbers.put(row.getString(1), row.getBigDecimal(2));
        });
        return plain(numbers);
    }

    /** Without zeros, which say the same as nothing. */
    private static Map<String, String> plain(Map<String, BigDecimal> numbers) {
        Map<String, String> plain = new TreeMap<>();
        numbers.forEach((key, number) -> {
            if (number.signum() != 0) {
                plain.put(key, number.stripTrailingZeros().toPlainString());
            }
        });
        return plain;
    }
}
