package io.github.ibkringest.broker.ibkr.gateway.reading;

import io.github.ibkringest.broker.ibkr.gateway.message.EndMark;
import io.github.ibkringest.broker.ibkr.gateway.wire.Request;

/** What a gateway can be asked for, in the order of asking: one at a time, for it mixes up what is asked together. */
public enum Part {
    OPEN_ORDERS("open orders", EndMark.Answer.OPEN_ORDERS),
    COMPLETED_ORDERS("completed orders", EndMark.Answer.COMPLETED_ORDERS),
    EXECUTIONS("executions", EndMark.Answer.EXECUTIONS);

    private final String label;
    private final EndMark.Answer answer;

    Part(String label, EndMark.Answer answer) {
        this.label = label;
        this.answer = answer;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** The request; its number is used by executions only. */
    Request request(int requestId) {
        return switch (this) {
            case OPEN_ORDERS -> new Request.AllOpenOrders();
            case COMPLETED_ORDERS -> new Request.CompletedOrders();
            case EXECUTIONS -> new Request.Executions(requestId);
        };
    }

    /** Whether a mark ends the answer to the request of that number. */
    boolean isEndedBy(EndMark mark, int requestId) {
        return mark.of() == answer && (this != EXECUTIONS || mark.requestId() == requestId);
    }
}
