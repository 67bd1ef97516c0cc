package io.github.ibkringest.broker.ibkr.flex.row;

import io.github.ibkringest.model.Dataset;

/**
 * What a row of a trade section is. Executions, orders, tax lots and sums stand side by side there, told apart by
 * element name and level of detail; counting a sum as a trade would double a position.
 */
public enum RowKind {
    EXECUTION(Dataset.EXECUTIONS, null),
    ORDER(Dataset.ORDERS, null),
    OPTION_EVENT(Dataset.OPTION_EVENTS, null),
    CORPORATE_ACTION(Dataset.CORPORATE_ACTIONS, null),
    TRANSFER(Dataset.TRANSFERS, null),
    /** It moves a position. Whether the broker tells it as a trade, too, is not known, so it is not imported. */
    TRADE_TRANSFER(null, "trade-transfer-row"),
    SUMMARY(null, "summary-row"),
    TAX_LOT(null, "tax-lot-row"),
    WASH_SALE(null, "wash-sale-row"),
    /** A trade of a level of detail that is not known; it may be an execution. */
    UNKNOWN_LEVEL(null, "unknown-level-row"),
    UNKNOWN(null, "unknown-row");

    private final Dataset dataset;
    private final String skippedBy;

    RowKind(Dataset dataset, String skippedBy) {
        this.dataset = dataset;
        this.skippedBy = skippedBy;
    }

    /** The dataset that rows of this kind belong to, or null. */
    public Dataset dataset() {
        return dataset;
    }

    /** The rule by which rows of this kind are skipped, or null. */
    public String skippedBy() {
        return skippedBy;
    }

    /** Whether a row of this kind adds up the executions of one symbol in an activity statement. */
    public boolean addsUpSymbol(FlexRow row) {
        return this == SUMMARY
                && row.section() == Section.TRADES
                && (row.shape().element().equals(Section.SYMBOLS.element())
                        || "SYMBOL_SUMMARY".equals(row.text(Column.LEVEL_OF_DETAIL)));
    }

    /**
     * What a row is.
     *
     * @param levelOfDetail the level in its one spelling, or null
     */
    public static RowKind of(String element, String levelOfDetail) {
        return switch (element) {
            case "OptionEAE" -> OPTION_EVENT;
            case "Order" -> ORDER;
            // IBKR delivers each corporate action twice: as its bookings, and as their sum
            case "CorporateAction" -> "SUMMARY".equals(levelOfDetail) ? SUMMARY : CORPORATE_ACTION;
            case "Transfer" -> "LOT".equals(levelOfDetail) ? TAX_LOT : TRANSFER;
            case "TradeTransfer" -> TRADE_TRANSFER;
            case "Lot", "TransferLot" -> TAX_LOT;
            case "WashSale" -> WASH_SALE;
            case "SymbolSummary", "AssetSummary" -> SUMMARY;
            case "Trade", "TradeConfirm" -> ofLevel(levelOfDetail);
            default -> UNKNOWN;
        };
    }

    private static RowKind ofLevel(String levelOfDetail) {
        if (levelOfDetail == null) {
            return EXECUTION;
        }
        return switch (levelOfDetail) {
            case "EXECUTION" -> EXECUTION;
            case "ORDER" -> ORDER;
            case "CLOSED_LOT" -> TAX_LOT;
            case "WASH_SALE" -> WASH_SALE;
            case "SYMBOL_SUMMARY", "ASSET_SUMMARY" -> SUMMARY;
            default -> UNKNOWN_LEVEL;
        };
    }
}
