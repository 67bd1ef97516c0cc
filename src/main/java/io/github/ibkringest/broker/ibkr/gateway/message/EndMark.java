package io.github.ibkringest.broker.ibkr.gateway.message;

/**
 * Says that an answer is complete.
 *
 * @param of what has ended
 * @param requestId the request; -1 where requests have no id
 */
public record EndMark(Answer of, int requestId) implements Message {

    /** The answers that end with a mark. */
    public enum Answer {
        OPEN_ORDERS,
        COMPLETED_ORDERS,
        EXECUTIONS,
        CONTRACT_DATA
    }
}
