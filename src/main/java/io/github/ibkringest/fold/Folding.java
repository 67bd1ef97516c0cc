package io.github.ibkringest.fold;

/** How a column's value comes about when a row has several fragments. */
public enum Folding {
    /** The first value that is not null, best fragment first. */
    BEST,
    /** The sum over the parts of the best feed that states it: costs of a correction add up. */
    SUM,
    /** The average over the parts of the best feed, weighted by {@code filled_quantity}. */
    AVERAGE,
    /** The best fragment's, but a terminal status stays and a vague one gives way. */
    STATUS
}
