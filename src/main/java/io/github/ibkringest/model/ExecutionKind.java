package io.github.ibkringest.model;

/** Why an execution row exists. Unknown broker types become {@link #OTHER}; the delivered text is kept beside it. */
public enum ExecutionKind {
    /** A trade in a market. */
    FILL,
    /** A booking without a trade: assignment, exercise, expiration, transfer. */
    BOOK,
    /** Takes back an earlier row; carries the opposite signed quantity. */
    CANCEL,
    /** The broker's own type for a corrected trade. */
    CORRECTION,
    /** A booking of a fraction of a share. */
    FRACTIONAL,
    /** The sum of a combination, told live beside its legs. Changes no position. */
    COMBO_SUMMARY,
    /** The sum of an adviser's order, told live beside its allocations. Changes no position. */
    ALLOCATION_PARENT,
    /**
     * Told live, and looks like the booking of an option event. Changes no position: the booking itself, which statements
     * tell, has no id in common with it.
     */
    BOOKING_CANDIDATE,
    OTHER;

    /** Whether it is something that an order did, so that there is an order where a row of it names one. */
    public boolean isOfOrder() {
        return this != BOOK && this != CANCEL && this != ALLOCATION_PARENT && this != BOOKING_CANDIDATE;
    }
}
