package io.github.ibkringest.broker.ibkr.gateway.execution;

/** What an execution is, and so whether it changes a position. */
public enum ExecutionRole {
    /** A fill. */
    FILL,
    /** Looks like the booking of an option event; only a statement knows, and counts it. */
    BOOKING_CANDIDATE,
    /** The sum of a combo, whose legs are told beside it. */
    COMBO_SUMMARY,
    /** The sum of an adviser's order, whose allocations to accounts are told beside it. */
    ALLOCATION_PARENT;

    /** Whether it changes a position. */
    public boolean counts() {
        return this == FILL;
    }
}
