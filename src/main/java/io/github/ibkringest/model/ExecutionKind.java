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
    OTHER
}
