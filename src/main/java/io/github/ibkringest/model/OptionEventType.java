package io.github.ibkringest.model;

/** What happened to an option position outside the market. Unknown broker types become {@link #OTHER}. */
public enum OptionEventType {
    ASSIGNMENT,
    EXERCISE,
    EXPIRATION,
    CASH_SETTLEMENT,
    /** The leg in the underlying that an assignment or exercise causes. */
    DELIVERY,
    OTHER
}
