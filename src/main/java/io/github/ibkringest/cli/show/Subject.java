package io.github.ibkringest.cli.show;

/** What {@code show} lists. */
public enum Subject {
    ORDERS,
    EXECUTIONS,
    OPTION_EVENTS,
    POSITIONS,
    TRADES,
    ROUND_TRIPS,
    PNL,
    ASSIGNMENTS;

    /** As the command names it. */
    @Override
    public String toString() {
        return Words.option(name());
    }
}
