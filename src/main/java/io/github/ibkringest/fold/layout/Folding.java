package io.github.ibkringest.fold.layout;

/** How a column's value comes about when a row has several fragments. */
public enum Folding {
    /** The first value that is not null, best fragment first. */
    BEST,
    /** The sum over the parts of the best feed that states it: costs of a correction add up. */
    SUM,
    /** The sum over the days and legs of an order, each as the best feed states it: no feed may have them all yet. */
    DAILY_SUM,
    /** The average over them likewise, weighted by {@code filled_quantity}. */
    DAILY_AVERAGE,
    /** The latest of all parts. */
    LATEST,
    /** The best of the first leg: contract and symbol of a combination belong together. */
    LEG,
    /** What all legs have in common, or nothing. */
    SIDE,
    /** The best fragment's, but a terminal status stays and a vague one is replaced. */
    STATUS
}
