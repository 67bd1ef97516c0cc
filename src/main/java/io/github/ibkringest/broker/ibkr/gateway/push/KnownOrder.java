package io.github.ibkringest.broker.ibkr.gateway.push;

import io.github.ibkringest.broker.ibkr.gateway.message.CompletedOrder;
import io.github.ibkringest.broker.ibkr.gateway.message.ExecutionDetails;
import io.github.ibkringest.broker.ibkr.gateway.message.OpenOrder;
import io.github.ibkringest.broker.ibkr.gateway.order.OrderBook;
import io.github.ibkringest.broker.ibkr.gateway.order.OrderFold;
import io.github.ibkringest.broker.ibkr.gateway.order.OrderState;
import io.github.ibkringest.broker.ibkr.gateway.record.RecordDigest;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What was heard of an order. Immutable.
 *
 * @param state all of it together
 * @param open the last message with its terms that told something, or null
 * @param status the last message with its state that did, or null
 * @param completed the message of its end, or null
 * @param fills the last executions that did, by the con id of what they traded
 * @param digest of the record that is stored; null while none is
 */
record KnownOrder(
        OrderState state,
        Received open,
        Received status,
        Received completed,
        Map<String, Received> fills,
        UUID digest) {

    static final KnownOrder NONE = new KnownOrder(null, null, null, null, Map.of(), null);

    /** The same after a message about it. One that adds nothing to what is known takes the place of no other. */
    KnownOrder with(Received received) {
        OrderState next = OrderFold.merge(state, received.message(), received.at());
        if (state != null && next.equals(state.seen(next.seenAt()))) {
            return new KnownOrder(next, open, status, completed, fills, digest);
        } else if (received.message() instanceof OpenOrder) {
            return new KnownOrder(next, received, status, completed, fills, digest);
        } else if (received.message() instanceof CompletedOrder) {
            return new KnownOrder(next, open, status, received, fills, digest);
        } else if (received.message() instanceof ExecutionDetails details) {
            Map<String, Received> more = new HashMap<>(fills);
            more.put(details.contract().conId(), received);
            return new KnownOrder(next, open, status, completed, more, digest);
        }
        return new KnownOrder(next, open, received, completed, fills, digest);
    }

    /** Whether something is told that is not stored. */
    boolean isNews(ZoneId zone) {
        UUID told = RecordDigest.of(state, zone);
        return told != null && !told.equals(digest);
    }

    KnownOrder stored(ZoneId zone) {
        return new KnownOrder(state, open, status, completed, fills, RecordDigest.of(state, zone));
    }

    /**
     * The messages from which a record can be made that says so, in the order in which they came; behind them, where they do
     * not state what is filled, the execution that does.
     */
    List<Received> frames(ZoneId zone) {
        List<Received> frames = new ArrayList<>();
        Stream.of(open, status, completed)
                .filter(received -> received != null)
                .sorted((a, b) -> a.at().compareTo(b.at()))
                .forEach(frames::add);
        Received fill = state.terms() == null
                ? null
                : fills.get(state.terms().contract().conId());
        if (fill != null && !isToldBy(frames, zone)) {
            frames.add(fill);
        }
        return frames;
    }

    private boolean isToldBy(List<Received> frames, ZoneId zone) {
        OrderState told = OrderBook.EMPTY.with(frames).orders().get(state.permId());
        return told != null && Objects.equals(RecordDigest.of(told, zone), RecordDigest.of(state, zone));
    }

    boolean isOpen() {
        return state.terms() != null && !state.status().isTerminal();
    }
}
