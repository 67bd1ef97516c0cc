package io.github.ibkringest.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.gateway.fake.SimulatedMarket;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether a store says of the account of a simulated market what the market knows. Immutable. */
public final class MarketTruth {

    private final JdbcTemplate jdbc;
    private final SimulatedMarket market;

    public MarketTruth(JdbcTemplate jdbc, SimulatedMarket market) {
        this.jdbc = jdbc;
        this.market = market;
    }

    /** Waits until orders, executions and positions are those of the market. */
    public void await(String what) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> {
                    assertThat(orders()).as("orders of %s", what).isEqualTo(market.standing());
                    assertThat(executions())
                            .as("executions of %s", what)
                            .containsExactlyInAnyOrderElementsOf(executionsTold());
                    assertThat(position()).as("position of %s", what).isEqualTo(positionTold());
                });
    }

    /** How each order stands: state and filled quantity, by permId; that of an order which two rows state is no state. */
    private Map<String, String> orders() {
        Map<String, String> orders = new TreeMap<>();
        jdbc.query(
                """
                        select p.value as perm_id,
                               o.status || ' ' || coalesce(o.filled_quantity, 0) as state
                        from trading.effective_order o
                        join trading.order_alias p on p.order_id = o.id and p.namespace = 'PERM'
                        join trading.broker_account a on a.id = o.account_id
                        where a.code = ?
                        """,
                row -> {
                    String[] state = row.getString("state").split(" ");
                    orders.merge(
                            row.getString("perm_id"),
                            state[0] + " " + plain(new BigDecimal(state[1])),
                            (one, other) -> one + " and " + other);
                },
                market.account());
        return orders;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private List<String> executions() {
        return jdbc.queryForList("""
                select e.ibkr_exec_id || ' ' || trim_scale(e.signed_quantity) || ' at ' || trim_scale(e.price) || ' for '
                       || trim_scale(e.commission) || case when e.order_id is null then ' without order' else '' end
                from trading.effective_execution e join trading.broker_account a on a.id = e.account_id
                where a.code = ?
                """, String.class, market.account());
    }

    private List<String> executionsTold() {
        return market.fills().stream()
                .filter(fill -> !fill.isOfCombo())
                .map(fill -> fill.execId() + " " + plain(fill.signedShares()) + " at " + plain(fill.price()) + " for "
                        + plain(new BigDecimal(fill.commission())))
                .toList();
    }

    private Map<String, String> positionTold() {
        return market.position().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, held -> plain(held.getValue())));
    }

    private Map<String, String> position() {
        return jdbc.queryForList("""
                        select p.con_id || ' ' || trim_scale(p.quantity) from trading.position_by_contract p
                        join trading.broker_account a on a.id = p.account_id
                        where a.code = ? and p.quantity <> 0
                        """, String.class, market.account()).stream()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }
}
