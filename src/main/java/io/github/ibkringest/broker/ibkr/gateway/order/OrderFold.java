package io.github.ibkringest.broker.ibkr.gateway.order;

import io.github.ibkringest.broker.ibkr.gateway.message.CompletedOrder;
import io.github.ibkringest.broker.ibkr.gateway.message.ExecutionDetails;
import io.github.ibkringest.broker.ibkr.gateway.message.Message;
import io.github.ibkringest.broker.ibkr.gateway.message.OpenOrder;
import io.github.ibkringest.broker.ibkr.gateway.message.OrderStatusReport;
import io.github.ibkringest.model.OrderStatus;
import java.time.Instant;

/**
 * Merges one message into what is known of an order. Pure functions.
 *
 * <p>An order that has ended stays ended, whatever an older message says of it; only IBKR's list of completed orders knows
 * better how it ended. An order is never ended because nothing was said of it.
 */
public final class OrderFold {

    private OrderFold() {}

    /** The number of the order that a message is about; null when it is about none, or about one without a number. */
    public static String permId(Message message) {
        if (message instanceof OpenOrder open) {
            return open.isWhatIf() ? null : open.terms().permId();
        } else if (message instanceof OrderStatusReport report) {
            return report.permId();
        } else if (message instanceof CompletedOrder completed) {
            return completed.terms().permId();
        } else if (message instanceof ExecutionDetails details) {
            return details.permId();
        }
        return null;
    }

    /**
     * What is known after a message.
     *
     * @param known what was known before, or null
     * @param at when the message came
     */
    public static OrderState merge(OrderState known, Message message, Instant at) {
        OrderDraft draft = new OrderDraft(known == null ? OrderState.named(permId(message)) : known);
        if (message instanceof OpenOrder open) {
            open(draft, open);
        } else if (message instanceof OrderStatusReport report) {
            status(draft, report);
        } else if (message instanceof CompletedOrder completed) {
            completed(draft, completed);
        } else if (message instanceof ExecutionDetails details) {
            execution(draft, details);
        }
        return draft.seen(at);
    }

    private static void open(OrderDraft draft, OpenOrder open) {
        draft.openTerms(open.terms());
        draft.client(open.orderId(), open.clientId());
        draft.parent(open.parentId());
        OrderStatus told = OrderWords.status(open.status());
        boolean isRejected = open.rejectReason() != null && told == OrderStatus.CANCELLED;
        String why = open.rejectReason() == null ? open.warning() : open.rejectReason();
        draft.status(isRejected ? OrderStatus.REJECTED : told, open.status(), why);
    }

    private static void status(OrderDraft draft, OrderStatusReport report) {
        draft.client(report.orderId(), report.clientId());
        draft.parent(report.parentId());
        draft.filled(report.filled(), report.averageFillPrice());
        if (report.filled() != null && report.remaining() != null && draft.terms() == null) {
            draft.ordered(report.filled().add(report.remaining()));
        }
        draft.state(OrderWords.status(report.status()), report.status(), report.whyHeld());
    }

    private static void completed(OrderDraft draft, CompletedOrder completed) {
        draft.terms(completed.terms());
        draft.filled(completed.filledQuantity(), null);
        draft.completedAt(completed.completedTime(), completed.parentPermId());
        String sentence = completed.completedStatus();
        draft.filled(OrderWords.filledSize(sentence), null);
        OrderStatus end = OrderWords.end(sentence);
        if (end == OrderStatus.UNKNOWN) {
            draft.completed(OrderWords.status(completed.status()), completed.status(), sentence);
        } else {
            draft.completed(end, sentence, OrderWords.reason(sentence));
        }
    }

    /** A fill may be the first that is heard of an order. */
    private static void execution(OrderDraft draft, ExecutionDetails details) {
        draft.executedIn(details.account());
        draft.executedFor(details.orderId(), details.clientId());
        draft.executed(details);
    }
}
