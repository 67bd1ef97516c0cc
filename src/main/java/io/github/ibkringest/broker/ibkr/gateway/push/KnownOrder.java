package io.github.ibkringest.broker.ibkr.gateway.push;

import io.github.ibkringest.broker.ibkr.gateway.message.CompletedOrder;
import io.github.ibkringest.broker.ibkr.gateway.message.ExecutionDetails;
import io.github.ibkringest.broker.ibkr.gateway.message.OpenOrder;
import io.github.ibkringest.broker.ibkr.gateway.order.OrderFold;
import io.github.ibkringest.broker.ibkr.gateway.order.OrderState;
import io.github.ibkringest.broker.ibkr.gateway.record.RecordDigest;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What was heard of an order. Immutable.
 *
 * @param state all of it together
 * @param open the last message with its terms, or null
 * @param status the last message with its state, or null
 * @param completed the message of its end, or null
 * @param digest of the record that is stored; null while none is
 */
record KnownOrder(OrderState state, Received open, Received status, Received completed, UUID digest) {

    static final KnownOrder NONE = new KnownOrder(null, null, null, null, null);

    /** The same after a message about it. */
    KnownOrder with(Received received) {
        OrderState next = OrderFold.merge(state, received.message(), received.at());
        if (received.message() instanceof OpenOrder) {
            return new KnownOrder(next, received, status, completed, digest);
        } else if (received.message() instanceof CompletedOrder) {
            return new KnownOrder(next, open, status, received, digest);
        } else if (received.message() instanceof ExecutionDetails) {
            return new KnownOrder(next, open, status, completed, digest);
        }
        return new KnownOrder(next, open, received, completed, digest);
    }

    /** Whether something is told that is not stored. */
    boolean isNews(ZoneId zone) {
        UUID told = RecordDigest.of(state, zone);
        return told != null && !told.equals(digest);
    }

    KnownOrder stored(ZoneId zone) {
        return new KnownOrder(state, open, status, completed, RecordDigest.of(state, zone));
    }

    /** The messages from which a record can be made that says so, in the order in which they came. */
    List<Received> frames() {
        List<Received> frames = new ArrayList<>();
        Stream.of(open, status, completed)
                .filter(received -> received != null)
                .sorted((a, b) -> a.at().compareTo(b.at()))
                .forEach(frames::add);
        return frames;
    }

    boolean isOpen() {
        return state.terms() != null && !state.status().isTerminal();
    }
}
