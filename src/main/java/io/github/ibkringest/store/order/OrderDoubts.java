package io.github.ibkringest.store.order;

import io.github.ibkringest.fold.FoldedRow;
import io.github.ibkringest.fold.layout.ExecutionRows;
import io.github.ibkringest.store.sql.Columns;
import io.github.ibkringest.store.sql.Sql;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The orders of which executions may state more than rows do. If all columns are ticked, an order needs no check once its
 * executions arrive: its row is new, and states their day, their contract, the last time and their sum. Not thread-safe:
 * one instance per run.
 */
final class OrderDoubts {

    private static final int CON_ID = ExecutionRows.TYPE.position("con_id");
    private static final int QUANTITY = ExecutionRows.TYPE.position("quantity");
    private static final int TRADE_DATE = ExecutionRows.TYPE.position("trade_date");
    private static final int REPORT_DATE = ExecutionRows.TYPE.position("report_date");

    private final JdbcTemplate jdbc;
    private final Set<Long> doubts = new HashSet<>();
    private Long newestRun;

    OrderDoubts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(long orderId) {
        doubts.add(orderId);
    }

    Set<Long> all() {
        return doubts;
    }

    /** Adds the orders of a chunk that are not beyond doubt. */
    void weigh(long accountId, List<FoldedRow> executions, Map<String, StoredOrder> orders) {
        Map<Long, BigDecimal> filled = new HashMap<>();
        Map<Long, StoredOrder> told = new HashMap<>();
        for (FoldedRow execution : executions) {
            Object[] values = execution.values();
            StoredOrder order = orders.get(ExecutionRows.orderKey(values));
            if (order == null || order.derived()) {
                continue;
            }
            if (tells(order, values)) {
                told.put(order.id(), order);
                filled.merge(order.id(), (BigDecimal) values[QUANTITY], BigDecimal::add);
            } else {
                doubts.add(order.id());
            }
        }
        filled.forEach((id, quantity) -> {
            StoredOrder order = told.get(id);
            if (order.filled() == null
                    || quantity.compareTo(order.filled()) != 0
                    || order.firstRunId() != newestRun(accountId)) {
                doubts.add(id);
            }
        });
    }

    /** Whether the row of an order states the day and the contract of an execution. */
    private static boolean tells(StoredOrder order, Object[] execution) {
        LocalDate reported = (LocalDate) execution[REPORT_DATE];
        Object day = reported == null ? execution[TRADE_DATE] : reported;
        return order.isPlain()
                && day != null
                && order.part().equals(day.toString())
                && order.conId().equals(execution[CON_ID]);
    }

    /** The run whose new orders have no executions from before this run; 0 when there is none. */
    private long newestRun(long accountId) {
        if (newestRun == null) {
            newestRun = jdbc.queryForObject(Sql.of("orders/newest-run"), Columns.LONG, accountId, accountId);
        }
        return newestRun;
    }
}
