package io.github.ibkringest.model;

/** The state of an order as far as its source states it. */
public enum OrderStatus {
    PENDING,
    WORKING,
    PARTIALLY_FILLED,
    /** The source only shows that the order has fills (Flex), not whether more were wanted. */
    FILLED_OR_PARTIAL,
    INACTIVE,
    UNKNOWN,
    FILLED,
    CANCELLED,
    REJECTED,
    EXPIRED;

    /** A terminal status is never overwritten by another from an older snapshot. */
    public boolean isTerminal() {
        return compareTo(FILLED) >= 0;
    }
}
