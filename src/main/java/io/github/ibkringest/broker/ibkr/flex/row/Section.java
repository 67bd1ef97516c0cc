package io.github.ibkringest.broker.ibkr.flex.row;

import io.github.ibkringest.broker.ibkr.IbkrFeed;
import io.github.ibkringest.model.Dataset;

/** The sections of a Flex statement that hold trade history. */
public enum Section {
    TRADES("Trades", IbkrFeed.FLEX_ACTIVITY),
    TRADE_CONFIRMS("TradeConfirms", IbkrFeed.FLEX_CONFIRMATION),
    OPTION_EVENTS("OptionEAE", IbkrFeed.FLEX_ACTIVITY);

    private final String element;
    private final IbkrFeed feed;

    Section(String element, IbkrFeed feed) {
        this.element = element;
        this.feed = feed;
    }

    /** The element that each row of the section is. */
    public String element() {
        return element;
    }

    /** The report that has the section. */
    public IbkrFeed feed() {
        return feed;
    }

    /** Whether a statement with the section can prove days of that dataset complete. */
    public boolean proves(Dataset dataset) {
        return (this == OPTION_EVENTS) == (dataset == Dataset.OPTION_EVENTS);
    }

    /** The section that an element opens, or null. */
    public static Section of(String element) {
        for (Section section : values()) {
            if (section.element.equals(element)) {
                return section;
            }
        }
        return null;
    }
}
