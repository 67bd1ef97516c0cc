package io.github.ibkringest.broker.ibkr.flex.row;

import io.github.ibkringest.broker.ibkr.IbkrFeed;
import io.github.ibkringest.model.Dataset;

/**
 * The sections of a Flex statement that are read: those that hold trade history, and those that say what it adds up to.
 */
public enum Section {
    TRADES("Trades", IbkrFeed.FLEX_ACTIVITY, true),
    TRADE_CONFIRMS("TradeConfirms", IbkrFeed.FLEX_CONFIRMATION, true),
    OPTION_EVENTS("OptionEAE", IbkrFeed.FLEX_ACTIVITY, true),
    CORPORATE_ACTIONS("CorporateActions", IbkrFeed.FLEX_ACTIVITY, true),
    TRANSFERS("Transfers", IbkrFeed.FLEX_ACTIVITY, true),
    /** Trades that were executed at another broker. Its rows are counted and not imported: see {@link RowKind}. */
    TRADE_TRANSFERS("TradeTransfers", IbkrFeed.FLEX_ACTIVITY, true),
    ACCOUNT("AccountInformation", IbkrFeed.FLEX_ACTIVITY, false),
    POSITIONS("OpenPositions", IbkrFeed.FLEX_ACTIVITY, false),
    CASH("CashReport", IbkrFeed.FLEX_ACTIVITY, false),
    EQUITY("EquitySummaryInBase", IbkrFeed.FLEX_ACTIVITY, false),
    CASH_TRANSACTIONS("CashTransactions", IbkrFeed.FLEX_ACTIVITY, false),
    NAV_CHANGE("ChangeInNAV", IbkrFeed.FLEX_ACTIVITY, false),
    PERFORMANCE("FIFOPerformanceSummaryInBase", IbkrFeed.FLEX_ACTIVITY, false),
    MARK_TO_MARKET("MTMPerformanceSummaryInBase", IbkrFeed.FLEX_ACTIVITY, false),
    FUNDS("StmtFunds", IbkrFeed.FLEX_ACTIVITY, false),
    INTEREST("InterestAccruals", IbkrFeed.FLEX_ACTIVITY, false),
    /** No section of its own: rows of the section of trades that add up the executions of a symbol. */
    SYMBOLS("SymbolSummary", IbkrFeed.FLEX_ACTIVITY, false);

    private final String element;
    private final IbkrFeed feed;
    private final boolean history;

    Section(String element, IbkrFeed feed, boolean history) {
        this.element = element;
        this.feed = feed;
        this.history = history;
    }

    /** The element of the section; of some it is the one of its only row, too. */
    public String element() {
        return element;
    }

    /** The report that has the section. */
    public IbkrFeed feed() {
        return feed;
    }

    /** Whether a statement with the section can prove days of that dataset complete. */
    public boolean proves(Dataset dataset) {
        return switch (dataset) {
            case ORDERS, EXECUTIONS -> this == TRADES || this == TRADE_CONFIRMS;
            case OPTION_EVENTS -> this == OPTION_EVENTS;
            case CORPORATE_ACTIONS -> this == CORPORATE_ACTIONS;
            case TRANSFERS -> this == TRANSFERS;
        };
    }

    /** The section that the records of a dataset stand in, in the report of that name. */
    public static Section of(Dataset dataset, String feed) {
        return switch (dataset) {
            case OPTION_EVENTS -> OPTION_EVENTS;
            case CORPORATE_ACTIONS -> CORPORATE_ACTIONS;
            case TRANSFERS -> TRANSFERS;
            case ORDERS, EXECUTIONS -> feed.equals(TRADES.feed().label()) ? TRADES : TRADE_CONFIRMS;
        };
    }

    /** The section of trade history that an element opens, or null. */
    public static Section of(String element) {
        return of(element, true);
    }

    /** The section of totals that an element opens, or null. */
    public static Section ofTotals(String element) {
        return of(element, false);
    }

    private static Section of(String element, boolean history) {
        for (Section section : values()) {
            if (section.history == history && section.element.equals(element)) {
                return section;
            }
        }
        return null;
    }
}
