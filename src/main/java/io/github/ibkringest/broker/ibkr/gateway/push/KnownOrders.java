package io.github.ibkringest.broker.ibkr.gateway.push;

import io.github.ibkringest.broker.ibkr.gateway.order.OrderFold;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The orders that were heard of. Not thread-safe. */
final class KnownOrders {

    private final Map<String, KnownOrder> orders = new LinkedHashMap<>();

    /** Takes messages in; those that are about none change nothing. Returns the numbers of the others. */
    Set<String> take(List<Received> messages) {
        Set<String> touched = new LinkedHashSet<>();
        for (Received received : messages) {
            String permId = OrderFold.permId(received.message());
            if (permId != null) {
                orders.merge(permId, KnownOrder.NONE.with(received), (known, first) -> known.with(received));
                touched.add(permId);
            }
        }
        return touched;
    }

    /** Of some orders those of which something is told that is not stored. */
    Set<String> news(Set<String> touched, ZoneId zone) {
        Set<String> news = new LinkedHashSet<>(touched);
        news.removeIf(permId -> !orders.get(permId).isNews(zone));
        return news;
    }

    List<Received> framesOf(Collection<String> permIds, ZoneId zone) {
        List<Received> frames = new ArrayList<>();
        permIds.forEach(permId -> frames.addAll(orders.get(permId).frames(zone)));
        return frames;
    }

    void stored(Collection<String> permIds, ZoneId zone) {
        permIds.forEach(permId -> orders.computeIfPresent(permId, (same, known) -> known.stored(zone)));
    }

    boolean isKnown(String permId) {
        return orders.containsKey(permId);
    }

    /** Orders that have not ended, as far as was heard. */
    Set<String> open() {
        Set<String> open = new TreeSet<>();
        orders.forEach((permId, order) -> {
            if (order.isOpen()) {
                open.add(permId);
            }
        });
        return open;
    }

    /** Messages of orders that were told of after a moment, and are open. */
    List<Received> openSince(Instant moment, ZoneId zone) {
        return orders.values().stream()
                .filter(order -> order.isOpenSince(moment))
                .flatMap(order -> order.frames(zone).stream())
                .toList();
    }

    /** Forgets those that have ended and were not told of since a moment. */
    void forgetBefore(Instant moment) {
        orders.values()
                .removeIf(known -> !known.isOpen() && known.state().seenAt().isBefore(moment));
    }
}
