package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.ibkr.IbkrFeed;
import io.github.ibkringest.model.Dataset;

/** The sections of a Flex statement that hold trade history. */
enum Section {
    TRADES("Trades", IbkrFeed.FLEX_ACTIVITY),
    TRADE_CONFIRMS("TradeConfirms", IbkrFeed.FLEX_CONFIRMATION),
    OPTION_EVENTS("OptionEAE", IbkrFeed.FLEX_ACTIVITY);

    private final String element;
    private final IbkrFeed feed;

    Section(String element, IbkrFeed feed) {
        this.element = element;
        this.feed = feed;
    }

    String element() {
        return element;
    }

    IbkrFeed feed() {
        return feed;
    }

    boolean proves(Dataset dataset) {
        return (this == OPTION_EVENTS) == (dataset == Dataset.OPTION_EVENTS);
    }

    /** The section that an element opens, or null. */
    static Section of(String element) {
        for (Section section : values()) {
            if (section.element.equals(element)) {
                return section;
            }
        }
        return null;
    }
}
