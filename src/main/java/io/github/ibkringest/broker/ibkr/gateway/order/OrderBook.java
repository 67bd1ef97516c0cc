package io.github.ibkringest.broker.ibkr.gateway.order;

import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Orders by IBKR's number. Immutable.
 *
 * @param orders in the order in which they were first told of
 */
public record OrderBook(Map<String, OrderState> orders) {

    /** No orders. */
    public static final OrderBook EMPTY = new OrderBook(Map.of());

    /** The book after some messages; those that are about no order change nothing. */
    public OrderBook with(Collection<Received> messages) {
        Map<String, OrderState> changed = new LinkedHashMap<>(orders);
        for (Received received : messages) {
            String permId = OrderFold.permId(received.message());
            if (permId != null) {
                changed.compute(permId, (key, known) -> OrderFold.merge(known, received.message(), received.at()));
            }
        }
        return new OrderBook(changed);
    }

    /**
     * References that several working orders share: after a change while the connection was lost, one order of a client can
     * be two at IBKR.
     */
    public Map<String, List<String>> sharedReferences() {
        Map<String, List<String>> byReference = orders.values().stream()
                .filter(order -> !order.status().isTerminal())
                .filter(order -> order.terms() != null && order.terms().orderReference() != null)
                .collect(Collectors.groupingBy(
                        order -> order.terms().orderReference(),
                        TreeMap::new,
                        Collectors.mapping(OrderState::permId, Collectors.toList())));
        byReference.values().removeIf(permIds -> permIds.size() < 2);
        return byReference;
    }
}
