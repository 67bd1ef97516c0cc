package io.github.ibkringest.store.order;

import io.github.ibkringest.fold.Fragment;
import io.github.ibkringest.fold.layout.OrderRows;
import io.github.ibkringest.fold.order.ExecutedDay;
import io.github.ibkringest.fold.order.OrderCompletion.Completed;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.row.RowStore;
import io.github.ibkringest.store.sql.Sql;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Orders that rows state, and also executions. Takes part in the caller's transaction. Thread-safe. */
public final class OrderRecords {

    private final JdbcTemplate jdbc;
    private final RowStore rows;
    private final ExecutedDays days;

    public OrderRecords(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.rows = new RowStore(jdbc, Dataset.ORDERS);
        this.days = new ExecutedDays(jdbc);
    }

    /**
     * One order.
     *
     * @param id its key
     * @param orderId the broker's id
     * @param rows what rows say of it, the best first
     * @param executed what its executions add up to
     */
    public record Told(long id, String orderId, List<Fragment> rows, List<ExecutedDay> executed) {}

    /** The orders among some that rows state, and of which executions may state more. */
    public List<Told> inDoubt(long accountId, Collection<Long> orders) {
        Map<Long, String> keys = new HashMap<>();
        jdbc.query(
                Sql.of("orders/in-doubt"),
                row -> {
                    keys.put(row.getLong(1), row.getString(2));
                },
                (Object) orders.toArray(Long[]::new));
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<String, List<Fragment>> said = rows.fragments(accountId, keys.values());
        Map<Long, List<ExecutedDay>> executed = days.of(keys.keySet());
        List<Told> told = new ArrayList<>();
        keys.forEach((id, key) -> told.add(new Told(id, key, said.get(key), executed.getOrDefault(id, List.of()))));
        return told;
    }

    /** Writes what orders say once they are complete, by the key of the order; where it is stored, nothing. */
    public void complete(long runId, Map<Long, Completed> orders) {
        List<Completed> completed = List.copyOf(orders.values());
        jdbc.update(
                Sql.of("orders/complete"),
                runId,
                orders.keySet().toArray(Long[]::new),
                texts(completed, "con_id"),
                texts(completed, "symbol"),
                texts(completed, "side"),
                texts(completed, "currency"),
                texts(completed, "order_type"),
                texts(completed, "submitted_at"),
                numbers(completed, "filled_quantity"),
                numbers(completed, "average_price"),
                numbers(completed, "commission"),
                texts(completed, "commission_currency"),
                texts(completed, "updated_at"),
                texts(completed, "trade_date"),
                completed.stream().map(Completed::isFromExecutions).toArray(Boolean[]::new));
    }

    private static String[] texts(List<Completed> orders, String column) {
        return values(orders, column)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }

    private static BigDecimal[] numbers(List<Completed> orders, String column) {
        return values(orders, column).toArray(BigDecimal[]::new);
    }

    private static Stream<Object> values(List<Completed> orders, String column) {
        int position = OrderRows.TYPE.position(column);
        return orders.stream().map(order -> order.values()[position]);
    }
}
