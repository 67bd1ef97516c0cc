package io.github.ibkringest.store.order;

import io.github.ibkringest.fold.FoldedRow;
import io.github.ibkringest.fold.layout.ExecutionRows;
import io.github.ibkringest.model.ExecutionKind;
import io.github.ibkringest.store.contract.Contracts;
import io.github.ibkringest.store.sql.Columns;
import io.github.ibkringest.store.sql.Sql;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The orders that the executions of one run belong to. An order that no record describes is made from its executions,
 * but never from a booking or a cancel. Not thread-safe: one instance a run.
 */
public final class OrderLinks {

    private static final int ORDER = ExecutionRows.TYPE.position("ibkr_order_id");
    private static final int PERM = ExecutionRows.TYPE.position("perm_id");
    private static final int KIND = ExecutionRows.TYPE.position("kind");
    private static final int BROKERAGE = ExecutionRows.TYPE.position("brokerage_order_id");
    private static final int REFERENCE = ExecutionRows.TYPE.position("order_reference");

    private final JdbcTemplate jdbc;
    private final Set<Long> derived = new HashSet<>();
    private final Set<Long> mayBeEmpty = new HashSet<>();
    private final Set<Long> referred = new HashSet<>();
    private final Set<Long> made = new HashSet<>();
    private final OrderDoubts doubts;
    private boolean toldLive;

    public OrderLinks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.doubts = new OrderDoubts(jdbc);
    }

    private record Alias(String namespace, String value, long orderId) {}

    /** The orders of some executions by the key of the order, making those that are missing. */
    public Map<String, Long> link(
            long accountId, long runId, String source, List<FoldedRow> executions, Contracts contracts) {
        Map<String, FoldedRow> wanted = new LinkedHashMap<>();
        for (FoldedRow execution : executions) {
            String orderKey = ExecutionRows.orderKey(execution.values());
            if (orderKey != null) {
                wanted.merge(orderKey, execution, (one, other) -> makesOrder(one) ? one : other);
            }
        }
        Map<String, StoredOrder> orders = find(accountId, wanted.keySet());
        Map<String, FoldedRow> missing = new LinkedHashMap<>(wanted);
        missing.keySet().removeAll(orders.keySet());
        missing.values().removeIf(execution -> !makesOrder(execution));
        if (!missing.isEmpty()) {
            derive(accountId, runId, source, missing, contracts);
            Map<String, StoredOrder> derivedNow = find(accountId, missing.keySet());
            derivedNow.values().stream()
                    .filter(order -> order.firstRunId() == runId)
                    .forEach(order -> made.add(order.id()));
            orders.putAll(derivedNow);
        }
        note(accountId, executions, orders);
        doubts.weigh(accountId, executions, orders);
        Map<String, Long> ids = new HashMap<>();
        orders.forEach((orderKey, order) -> ids.put(orderKey, order.id()));
        return ids;
    }

    private static boolean makesOrder(FoldedRow execution) {
        return ExecutionKind.valueOf((String) execution.values()[KIND]).isOfOrder();
    }

    private Map<String, StoredOrder> find(long accountId, Set<String> orderKeys) {
        Map<String, StoredOrder> orders = new HashMap<>();
        if (!orderKeys.isEmpty()) {
            jdbc.query(
                    Sql.of("executions/orders"),
                    (ResultSet row) -> {
                        orders.put(row.getString("key"), StoredOrder.of(row));
                    },
                    orderKeys.toArray(String[]::new),
                    accountId);
        }
        return orders;
    }

    private void derive(
            long accountId, long runId, String source, Map<String, FoldedRow> executions, Contracts contracts) {
        jdbc.update(
                Sql.of("executions/derive-orders"),
                accountId,
                runId,
                source,
                executions.keySet().toArray(String[]::new),
                texts(executions, "ibkr_order_id"),
                executions.values().stream()
                        .map(row -> row.values()[ORDER] == null ? row.values()[PERM] : null)
                        .toArray(String[]::new),
                texts(executions, "con_id"),
                executions.values().stream()
                        .map(row -> contracts.idOf((String) row.values()[ExecutionRows.TYPE.position("con_id")]))
                        .toArray(Long[]::new),
                texts(executions, "symbol"),
                texts(executions, "side"),
                texts(executions, "currency"));
    }

    private static String[] texts(Map<String, FoldedRow> executions, String column) {
        int position = ExecutionRows.TYPE.position(column);
        return executions.values().stream()
                .map(row -> (String) row.values()[position])
                .toArray(String[]::new);
    }

    /** Remembers which orders need a second look at the end of the run, and writes down their other ids. */
    private void note(long accountId, List<FoldedRow> executions, Map<String, StoredOrder> orders) {
        List<Alias> aliases = new ArrayList<>();
        for (FoldedRow execution : executions) {
            StoredOrder order = orders.get(ExecutionRows.orderKey(execution.values()));
            if (order == null) {
                continue;
            }
            if (order.derived()) {
                derived.add(order.id());
            }
            if (execution.values()[BROKERAGE] instanceof String brokerage) {
                aliases.add(new Alias("BROKERAGE", brokerage, order.id()));
            }
            if (execution.values()[REFERENCE] instanceof String reference) {
                aliases.add(new Alias("ORDER_REF", reference, order.id()));
                referred.add(order.id());
            }
        }
        if (!aliases.isEmpty()) {
            jdbc.update(
                    Sql.of("executions/alias-orders"),
                    accountId,
                    aliases.stream().map(Alias::namespace).toArray(String[]::new),
                    aliases.stream().map(Alias::value).toArray(String[]::new),
                    aliases.stream().map(Alias::orderId).toArray(Long[]::new));
        }
    }

    /** Notes an order whose executions have changed: it may turn out to have none. */
    public void affects(long orderId) {
        derived.add(orderId);
        mayBeEmpty.add(orderId);
        referred.add(orderId);
        doubts.add(orderId);
    }

    /** Notes orders of which rows say something else. */
    public void retold(long accountId, Collection<String> orderKeys) {
        if (!orderKeys.isEmpty()) {
            jdbc.query(Sql.of("orders/ids"), Columns.LONG, orderKeys.toArray(String[]::new), accountId)
                    .forEach(this::affects);
        }
    }

    /** Whether a live source has told of orders of the account. */
    public boolean areToldLive(long accountId) {
        if (!toldLive) {
            toldLive = Boolean.TRUE.equals(jdbc.queryForObject(Sql.of("orders/told-live"), Boolean.class, accountId));
        }
        return toldLive;
    }

    /** The orders of which executions may say more than rows do. */
    public Set<Long> inDoubt() {
        return doubts.all();
    }

    /** Notes the orders of executions that are about to be written anew: they may turn out to belong to another one. */
    public void mayLose(long accountId, Collection<String> execKeys) {
        jdbc.query(Sql.of("executions/orders-of"), Columns.LONG, execKeys.toArray(String[]::new), accountId)
                .forEach(this::affects);
    }

    /** How many orders the run has made of executions, without those that turned out to have none. */
    public long made() {
        Long left = made.isEmpty()
                ? null
                : jdbc.queryForObject(
                        Sql.of("executions/orders-left"), Columns.LONG, (Object) made.toArray(Long[]::new));
        return left == null ? 0 : left;
    }

    /** Orders whose executions have changed, so that they may have none any more. */
    public Long[] affected() {
        return mayBeEmpty.toArray(Long[]::new);
    }

    /** Orders that may be known through their executions alone, and say what these add up to. */
    public Long[] derived() {
        return derived.toArray(Long[]::new);
    }

    /** Orders whose reference may have to be taken from their executions. */
    public Long[] referred() {
        return referred.toArray(Long[]::new);
    }
}
