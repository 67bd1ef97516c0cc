package io.github.ibkringest.broker.ibkr.gateway.push;

import io.github.ibkringest.broker.ibkr.gateway.message.ExecutionDetails;
import io.github.ibkringest.broker.ibkr.gateway.message.Message;
import io.github.ibkringest.broker.ibkr.gateway.message.OpenOrder;
import io.github.ibkringest.broker.ibkr.gateway.order.OrderBook;
import io.github.ibkringest.broker.ibkr.gateway.order.OrderFold;
import io.github.ibkringest.broker.ibkr.gateway.order.OrderState;
import io.github.ibkringest.broker.ibkr.gateway.record.RecordDigest;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What was heard of an order. Immutable.
 *
 * @param state all of it together
 * @param told messages that tell all of it, in the order in which they came: of each kind the last that told something, and
 *     an earlier one only if it told what no later one does, such as an end
 * @param digest of the record that is stored; null while none is
 */
record KnownOrder(OrderState state, List<Received> told, UUID digest) {

    static final KnownOrder NONE = new KnownOrder(null, List.of(), null);

    KnownOrder {
        told = List.copyOf(told);
    }

    /** The same after a message about it. One that adds nothing to what is known takes the place of no other. */
    KnownOrder with(Received received) {
        OrderState next = OrderFold.merge(state, received.message(), received.at());
        if (state != null && next.equals(state.seen(next.seenAt()))) {
            return new KnownOrder(next, told, digest);
        }
        List<Received> kept = new ArrayList<>(told);
        kept.add(received);
        boolean tellsAll = isTold(next, kept);
        for (Received earlier : told) {
            if (isOfOneKind(earlier.message(), received.message())) {
                List<Received> others = new ArrayList<>(kept);
                others.remove(earlier);
                kept = !tellsAll || isTold(next, others) ? others : kept;
            }
        }
        return new KnownOrder(next, kept, digest);
    }

    /** Executions are of one kind where they are of one contract and account: the last one sums up the others. */
    private static boolean isOfOneKind(Message one, Message other) {
        if (one instanceof ExecutionDetails details && other instanceof ExecutionDetails others) {
            return Objects.equals(details.contract().conId(), others.contract().conId())
                    && details.account().equals(others.account());
        }
        return one.getClass() == other.getClass();
    }

    private static boolean isTold(OrderState state, List<Received> messages) {
        OrderState told = OrderBook.EMPTY.with(messages).orders().get(state.permId());
        return told != null && told.seen(state.seenAt()).equals(state);
    }

    /** Whether something is told that is not stored. */
    boolean isNews(ZoneId zone) {
        UUID now = RecordDigest.of(state, zone);
        return now != null && !now.equals(digest);
    }

    KnownOrder stored(ZoneId zone) {
        return new KnownOrder(state, told, RecordDigest.of(state, zone));
    }

    /** The messages from which a record can be made that says so; executions are among them only where they have to be. */
    List<Received> frames(ZoneId zone) {
        List<Received> orders = told.stream()
                .filter(received -> !(received.message() instanceof ExecutionDetails))
                .toList();
        return isToldBy(orders, zone) ? orders : told;
    }

    private boolean isToldBy(List<Received> frames, ZoneId zone) {
        OrderState all = OrderBook.EMPTY.with(frames).orders().get(state.permId());
        return all != null && Objects.equals(RecordDigest.of(all, zone), RecordDigest.of(state, zone));
    }

    /** Whether it was told of as an order after a moment, and is open. */
    boolean isOpenSince(Instant moment) {
        return isOpen()
                && told.stream()
                        .anyMatch(received -> received.message() instanceof OpenOrder
                                && received.at().isAfter(moment));
    }

    boolean isOpen() {
        return state.terms() != null && !state.status().isTerminal();
    }
}
