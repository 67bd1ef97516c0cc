package io.github.ibkringest.broker.ibkr.flex.web;

/** The two queries that a login has in the portal. */
public enum QueryKind {
    /** Final figures and option events, complete up to the day before. */
    ACTIVITY("activity"),
    /** Today's fills, some minutes after they happened. */
    CONFIRMS("confirms");

    private final String label;

    QueryKind(String label) {
        this.label = label;
    }

    /** The name in settings and messages. */
    public String label() {
        return label;
    }
}
