package io.github.ibkringest.model;

/** The direction of an order or execution, from the customer's point of view. */
public enum Side {
    BUY,
    SELL
}
