package io.github.ibkringest.broker.ibkr.flex.format;

/** How dates with slashes are meant; the statement does not say, and guessing would move trades by months. */
public enum DateOrder {
    /** Refuse dates with slashes. */
    UNKNOWN,
    /** {@code MM/dd/yyyy} */
    MONTH_FIRST,
    /** {@code dd/MM/yyyy} */
    DAY_FIRST
}
