package io.github.ibkringest.broker.ibkr.gateway.order;

import io.github.ibkringest.broker.ibkr.gateway.execution.AllocationParents;
import io.github.ibkringest.broker.ibkr.gateway.message.Contract;
import io.github.ibkringest.broker.ibkr.gateway.message.ExecutionDetails;
import io.github.ibkringest.broker.ibkr.gateway.message.OrderTerms;
import io.github.ibkringest.model.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;

/** A state while a message is merged into it. Not thread-safe. */
final class OrderDraft {

    private final String permId;
    private String account;
    private Contract contract;
    private OrderTerms terms;
    private BigDecimal quantity;
    private OrderFills fills;
    private OrderStatus status;
    private String words;
    private String why;
    private String held;
    private Long orderId;
    private Integer clientId;
    private Long parentOrderId;
    private String parentPermId;
    private String completedTime;
    private boolean isCompleted;

    OrderDraft(OrderState known) {
        permId = known.permId();
        account = known.account();
        contract = known.contract();
        terms = known.terms();
        quantity = known.quantity();
        fills = known.fills();
        status = known.told();
        words = known.words();
        why = known.why();
        held = known.held();
        orderId = known.orderId();
        clientId = known.clientId();
        parentOrderId = known.parentOrderId();
        parentPermId = known.parentPermId();
        completedTime = known.completedTime();
        isCompleted = known.isCompleted();
    }

    /** Takes over what was ordered, but for what an open order says of one that is in the list of completed orders. */
    void openTerms(OrderTerms told) {
        if (!isCompleted) {
            terms(told);
        }
    }

    /** Takes over what was ordered. */
    void terms(OrderTerms told) {
        terms = told;
        account = told.account() == null ? account : told.account();
        contract = told.contract();
        ordered(told.quantity());
    }

    /** The ordered quantity is never less than what is filled, and 0 in old reports means that nobody knows. */
    void ordered(BigDecimal told) {
        if (told != null && told.signum() > 0) {
            quantity = told;
        }
    }

    /** An order that names no account is of an adviser's group: its account is the one that sums up the others. */
    void executedIn(String code) {
        account = account == null && AllocationParents.isMaster(code) ? code : account;
    }

    /** What a state or the list of completed orders tells. */
    void filled(BigDecimal told, BigDecimal average) {
        fills = fills.stated(told, average);
    }

    void executed(ExecutionDetails details) {
        fills = fills.executed(details);
    }

    /** The client as an order or its state names it; with the number 0 it says less than one with a number. */
    void client(long number, int client) {
        if (isNumber(number)) {
            orderId = number;
            clientId = client;
        } else if (orderId == null) {
            clientId = client;
        }
    }

    /** The client as an execution names it, where no order does. */
    void executedFor(long number, int client) {
        if (clientId == null || orderId == null && isNumber(number)) {
            client(number, client);
        }
    }

    private static boolean isNumber(long number) {
        return number != 0 && number != Integer.MAX_VALUE;
    }

    void parent(Long number) {
        parentOrderId = number == null ? parentOrderId : number;
    }

    /** The state that an order is told with; one that has ended stays so. */
    void status(OrderStatus told, String word, String reason) {
        if (told != OrderStatus.UNKNOWN && !status.isTerminal()) {
            held = word.equals(words) ? held : null;
            status = told;
            words = word;
            why = reason;
        }
    }

    /** A state that is told by itself: why an order is held, and nothing of what was told with the order. */
    void state(OrderStatus told, String word, String reason) {
        if (told != OrderStatus.UNKNOWN && !status.isTerminal()) {
            why = word.equals(words) ? why : null;
            status = told;
            words = word;
            held = reason;
        }
    }

    /** The end as the list of completed orders tells it. */
    void completed(OrderStatus told, String sentence, String reason) {
        if (told.isTerminal()) {
            status = told;
            words = sentence;
            why = reason;
            held = null;
            isCompleted = true;
        } else {
            status(told, sentence, reason);
        }
    }

    void completedAt(String time, String parent) {
        completedTime = time == null ? completedTime : time;
        parentPermId = parent == null ? parentPermId : parent;
    }

    OrderTerms terms() {
        return terms;
    }

    OrderState seen(Instant at) {
        return new OrderState(
                permId,
                account,
                contract,
                terms,
                quantity,
                fills,
                OrderWords.limit(terms),
                OrderWords.stop(terms),
                status,
                words,
                why,
                held,
                orderId,
                clientId,
                parentOrderId,
                parentPermId,
                completedTime,
                isCompleted,
                at);
    }
}
