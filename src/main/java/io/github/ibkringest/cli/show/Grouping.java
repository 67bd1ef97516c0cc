package io.github.ibkringest.cli.show;

/** What profit and loss is added up by, always within an account and currency. */
public enum Grouping {
    DAY,
    MONTH,
    SYMBOL,
    UNDERLYING,
    TOTAL;

    /** As the option names it. */
    @Override
    public String toString() {
        return Words.option(name());
    }
}
