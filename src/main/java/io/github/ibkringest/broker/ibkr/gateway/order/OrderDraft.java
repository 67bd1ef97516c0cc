package io.github.ibkringest.broker.ibkr.gateway.order;

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
        fills = known.fills();
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

    /** What a state or the list of completed orders tells. */
    void filled(BigDecimal told, BigDecimal average) {
        fills = fills.stated(told, average);
    }

    void executed(ExecutionDetails details) {
        fills = fills.executed(details);
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
        BigDecimal filled = filled();
        return filled != null && filled.signum() > 0;
    }

    boolean isFilled() {
        BigDecimal filled = filled();
        return quantity != null && filled != null && filled.compareTo(quantity) >= 0;
    }

    private BigDecimal filled() {
        OrderFills.Filled known =
                fills.of(terms == null ? null : terms.contract().conId());
        return known == null ? null : known.quantity();
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
