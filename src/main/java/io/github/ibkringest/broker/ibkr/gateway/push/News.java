package io.github.ibkringest.broker.ibkr.gateway.push;

import io.github.ibkringest.broker.ibkr.gateway.execution.ExecutionBook;
import io.github.ibkringest.broker.ibkr.gateway.message.Unread;
import io.github.ibkringest.broker.ibkr.gateway.record.RecordDigest;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Finds what is new in what is heard. A gateway repeats itself: all day long it tells the same orders and executions, in
 * each reading and after each reconnect. Not thread-safe.
 */
final class News {

    /** Frames that cannot be read are known by their digest; more than that are not remembered. */
    private static final int MOST_LOST = 1_000;

    private final KnownOrders orders = new KnownOrders();
    private final KnownExecutions executions = new KnownExecutions();
    private final Set<UUID> lost = new LinkedHashSet<>();

    /** What was told of them is not stored; it may never be told again. */
    private final Set<String> waitingOrders = new LinkedHashSet<>();

    private final Set<ExecutionBook.Key> waitingExecutions = new LinkedHashSet<>();

    /**
     * What some messages tell that is not stored.
     *
     * @param frames from which it can be told, in the order in which they came; empty when there is nothing new
     * @param stored to be called once it is stored
     */
    record Found(List<Received> frames, Runnable stored) {

        boolean isNothing() {
            return frames.isEmpty();
        }
    }

    /** What messages tell that is not stored, and what earlier ones told of orders and executions that was not stored yet. */
    Found in(List<Received> messages, ZoneId zone) {
        waitingOrders.addAll(orders.take(messages));
        waitingExecutions.addAll(executions.take(messages));
        Set<String> changedOrders = orders.news(waitingOrders, zone);
        Map<ExecutionBook.Key, UUID> changed = executions.news(waitingExecutions, zone);
        waitingOrders.retainAll(changedOrders);
        waitingExecutions.retainAll(changed.keySet());
        List<Received> unread = messages.stream()
                .filter(received -> received.message() instanceof Unread message && message.isLoss())
                .filter(received -> !lost.contains(RecordDigest.of(received.frame())))
                .toList();
        Set<Received> frames = new LinkedHashSet<>(orders.framesOf(changedOrders, zone));
        frames.addAll(executions.framesOf(executions.toldBy(frames)));
        frames.addAll(executions.framesOf(changed.keySet()));
        frames.addAll(unread);
        return new Found(inOrder(frames, messages), () -> {
            orders.stored(changedOrders, zone);
            executions.stored(changed);
            waitingOrders.clear();
            waitingExecutions.clear();
            unread.forEach(this::lose);
        });
    }

    /** What came earlier, by its time, and then the messages in their own order: many come within a moment. */
    private static List<Received> inOrder(Set<Received> frames, List<Received> messages) {
        // the same may come twice within a moment; the one that told something has the place that counts
        Map<Received, Integer> places = new IdentityHashMap<>();
        int place = 0;
        for (Received message : messages) {
            places.put(message, place++);
        }
        List<Received> inOrder = new ArrayList<>(frames);
        inOrder.sort(Comparator.comparing((Received received) -> places.getOrDefault(received, -1))
                .thenComparing(Received::at));
        return inOrder;
    }

    private void lose(Received received) {
        if (lost.size() >= MOST_LOST) {
            lost.remove(lost.iterator().next());
        }
        lost.add(RecordDigest.of(received.frame()));
    }

    /** Orders that have not ended, as far as was heard. */
    Set<String> openOrders() {
        return orders.open();
    }

    /** Messages of orders that were told of after a moment, and are open. */
    List<Received> openSince(Instant moment, ZoneId zone) {
        return orders.openSince(moment, zone);
    }

    /** Forgets what was not told of since a moment. */
    void forgetBefore(Instant moment) {
        orders.forgetBefore(moment);
        executions.forgetBefore(moment);
        waitingOrders.removeIf(permId -> !orders.isKnown(permId));
        waitingExecutions.removeIf(key -> !executions.isKnown(key));
    }
}
