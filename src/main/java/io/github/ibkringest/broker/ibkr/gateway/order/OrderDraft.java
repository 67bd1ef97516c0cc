package io.github.ibkringest.broker.ibkr.gateway.order;

import io.github.ibkringest.broker.ibkr.gateway.message.Contract;
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
    private BigDecimal filled;
    private BigDecimal averagePrice;
    private OrderStatus status;
    private String statusText;
    private String reason;
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
        filled = known.filled();
        averagePrice = known.averagePrice();
        status = known.status();
        statusText = known.statusText();
        reason = known.reason();
        orderId = known.orderId();
        clientId = known.clientId();
        parentOrderId = known.parentOrderId();
        parentPermId = known.parentPermId();
        completedTime = known.completedTime();
        isCompleted = known.isCompleted();
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

    void account(String code) {
        account = account == null ? code : account;
    }

    /** Fills never go back. */
    void filled(BigDecimal told, BigDecimal average) {
        if (told == null || told.signum() < 0 || filled != null && told.compareTo(filled) < 0) {
            return;
        }
        filled = told;
        averagePrice = average == null ? averagePrice : average;
    }

    /**
     * Fills that an execution states. Its average price may differ from that of the order's state, by rounding or because it
     * is older. Both are stated in every reading, so it is used only if the execution adds fills or no average is known.
     */
    void executed(BigDecimal told, BigDecimal average) {
        if (filled == null || averagePrice == null || told != null && told.compareTo(filled) > 0) {
            filled(told, average);
        }
    }

    void client(long number, int client) {
        boolean isNumber = number != 0 && number != Integer.MAX_VALUE;
        orderId = isNumber ? Long.valueOf(number) : orderId;
        clientId = isNumber || clientId == null ? Integer.valueOf(client) : clientId;
    }

    void parent(Long number) {
        parentOrderId = number == null ? parentOrderId : number;
    }

    /** A state that is told; an order that has ended stays so. */
    void status(OrderStatus told, String words, String why) {
        if (told == OrderStatus.UNKNOWN || status.isTerminal()) {
            return;
        }
        status = told;
        statusText = words;
        reason = why;
    }

    /** The end as the list of completed orders tells it. */
    void completed(OrderStatus told, String words, String why) {
        if (told.isTerminal()) {
            status = told;
            statusText = words;
            reason = why;
            isCompleted = true;
        } else {
            status(told, words, why);
        }
    }

    void completedAt(String time, String parent) {
        completedTime = time == null ? completedTime : time;
        parentPermId = parent == null ? parentPermId : parent;
    }

    OrderStatus status() {
        return status;
    }

    boolean hasFills() {
        return filled != null && filled.signum() > 0;
    }

    boolean isFilled() {
        return quantity != null && filled != null && filled.compareTo(quantity) >= 0;
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
                filled,
                averagePrice,
                OrderWords.limit(terms),
                OrderWords.stop(terms),
                status,
                statusText,
                reason,
                orderId,
                clientId,
                parentOrderId,
                parentPermId,
                completedTime,
                isCompleted,
                at);
    }
}
