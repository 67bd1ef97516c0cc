package io.github.ibkringest.broker.ibkr.flex.web;

import io.github.ibkringest.broker.Source;
import io.github.ibkringest.model.Dataset;
import java.util.Set;

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

    /** Whether it has anything of what is asked for: confirmations know no option events. */
    boolean serves(Source.Request request) {
        return switch (this) {
            case ACTIVITY -> request.figures() != Source.Figures.PROVISIONAL;
            case CONFIRMS ->
                request.figures() != Source.Figures.FINAL && !request.datasets().equals(Set.of(Dataset.OPTION_EVENTS));
        };
    }

    /** The name in settings and messages. */
    public String label() {
        return label;
    }
}
