package io.github.ibkringest.broker.ibkr.flex.web.login;

import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.ibkr.IbkrFeed;
import io.github.ibkringest.model.Dataset;
import java.util.Set;

/** The two queries that a login has in the portal. */
public enum QueryKind {
    /** Final figures and option events, complete up to the day before. */
    ACTIVITY("activity", IbkrFeed.FLEX_ACTIVITY),
    /** Today's fills, some minutes after they happened. */
    CONFIRMS("confirms", IbkrFeed.FLEX_CONFIRMATION);

    private static final Set<Dataset> CONFIRMED = Set.of(Dataset.ORDERS, Dataset.EXECUTIONS);

    private final String label;
    private final IbkrFeed feed;

    QueryKind(String label, IbkrFeed feed) {
        this.label = label;
        this.feed = feed;
    }

    /** Whether it has anything of what is asked for: confirmations know only trades. */
    public boolean serves(Source.Request request) {
        return switch (this) {
            case ACTIVITY -> request.figures() != Source.Figures.PROVISIONAL;
            case CONFIRMS ->
                request.figures() != Source.Figures.FINAL
                        && request.datasets().stream().anyMatch(CONFIRMED::contains);
        };
    }

    /** The report that it makes. */
    public IbkrFeed feed() {
        return feed;
    }

    /** The name in settings and messages. */
    public String label() {
        return label;
    }
}
