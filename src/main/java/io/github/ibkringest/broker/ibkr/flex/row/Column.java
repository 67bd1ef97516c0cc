package io.github.ibkringest.broker.ibkr.flex.row;

import io.github.ibkringest.broker.ibkr.flex.format.Spelling;
import java.util.List;

/**
 * The columns that are mapped, with their attribute names (activity first, then trade confirmation) and the label of
 * the box to tick in the query's set-up page. All other attributes are kept in the raw record.
 */
public enum Column {
    ACCOUNT("Account ID", "accountId"),
    CURRENCY("Currency", Spelling.CAPITALS, "currency"),
    FX_RATE_TO_BASE("FX Rate To Base", "fxRateToBase"),
    ASSET_CATEGORY("Asset Class", Spelling.CAPITALS, "assetCategory"),
    SUB_CATEGORY("Sub Category", "subCategory"),
    SYMBOL("Symbol", Spelling.SYMBOL, "symbol"),
    DESCRIPTION("Description", "description"),
    CON_ID("Conid", "conid"),
    ISIN("ISIN", "isin"),
    CUSIP("CUSIP", "cusip"),
    FIGI("FIGI", "figi"),
    LISTING_EXCHANGE("Listing Exchange", "listingExchange"),
    UNDERLYING_CON_ID("Underlying Conid", "underlyingConid"),
    UNDERLYING_SYMBOL("Underlying Symbol", Spelling.SYMBOL, "underlyingSymbol"),
    MULTIPLIER("Multiplier", "multiplier"),
    STRIKE("Strike", "strike"),
    EXPIRY("Expiry", "expiry"),
    PUT_CALL("Put/Call", Spelling.RIGHT, "putCall"),
    TRADE_ID("Trade ID", "tradeID"),
    TRANSACTION_ID("Transaction ID", "transactionID"),
    EXEC_ID("IB Execution ID", "ibExecID", "execID"),
    ORDER_ID("IB Order ID", "ibOrderID", "orderID"),
    BROKERAGE_ORDER_ID("Brokerage Order ID", "brokerageOrderID"),
    ORDER_REFERENCE("Order Reference", "orderReference"),
    ORIG_TRADE_ID("Orig Trade ID", "origTradeID"),
    ORIG_TRANSACTION_ID("Orig Transaction ID", "origTransactionID"),
    TRANSACTION_TYPE("Transaction Type", Spelling.TYPE, "transactionType"),
    LEVEL_OF_DETAIL("Level of Detail", Spelling.LEVEL, "levelOfDetail"),
    BUY_SELL("Buy/Sell", Spelling.SIDE, "buySell"),
    QUANTITY("Quantity", "quantity"),
    PRICE("Trade Price", "tradePrice", "price"),
    PROCEEDS("Proceeds", "proceeds"),
    TAXES("Taxes", "taxes"),
    TAX("Tax", "tax"),
    SALES_TAX("Sales Tax", "salesTax"),
    TRADE_CHARGE("Trade Charge", "tradeCharge"),
    OTHER_TAX("Other Tax", "otherTax"),
    COMMISSION("IB Commission", "ibCommission", "commission"),
    COMMISSION_CURRENCY("IB Commission Currency", Spelling.CAPITALS, "ibCommissionCurrency", "commissionCurrency"),
    NET_CASH("Net Cash", "netCash"),
    ACCRUED_INTEREST("Accrued Interest", "accruedInt"),
    REALIZED_PNL("Realized P/L", "fifoPnlRealized", "realizedPnl"),
    OPEN_CLOSE("Open/Close Indicator", Spelling.OPEN_CLOSE, "openCloseIndicator"),
    CODES("Notes/Codes", Spelling.CODES, "notes", "code"),
    EXCHANGE("Exchange", "exchange"),
    DATE_TIME("Date/Time", "dateTime"),
    TRADE_DATE("Trade Date", "tradeDate"),
    TRADE_TIME("Trade Time", "tradeTime"),
    REPORT_DATE("Report Date", "reportDate"),
    SETTLE_DATE("Settle Date Target", "settleDateTarget", "settleDate"),
    ORDER_TIME("Order Time", "orderTime"),
    ORDER_TYPE("Order Type", "orderType"),
    EVENT_DATE("Date", "date"),
    MARK_PRICE("Mark Price", "markPrice"),
    COMMISSION_AND_TAX("Commissions and Tax", "commisionsAndTax", "commissionsAndTax", "commTax"),
    COST_BASIS("Cost Basis", "costBasis"),
    ACTION_ID("Action ID", "actionID"),
    ACTION_TYPE("Type", Spelling.CAPITALS, "type"),
    TRANSACTION_KIND("Type", "type"),
    ACTION_DESCRIPTION("Action Description", "actionDescription", "description"),
    AMOUNT("Amount", "amount"),
    DEBIT("Debit", "debit"),
    CREDIT("Credit", "credit"),
    BALANCE("Balance", "balance"),
    VALUE("Value", "value"),
    DIRECTION("Direction", Spelling.CAPITALS, "direction"),
    COMPANY("Transfer Company", "company"),
    COUNTERPARTY("Transfer Account", "account"),
    DELIVERING_BROKER("Delivering Broker", "deliveringBroker"),
    TRANSFER_PRICE("Transfer Price", "transferPrice"),
    POSITION_AMOUNT("Position Amount", "positionAmount"),
    PNL_AMOUNT("PNL Amount", "pnlAmount"),
    CASH_TRANSFER("Cash Transfer", "cashTransfer"),
    POSITION("Quantity", "position"),
    COST_BASIS_MONEY("Cost Basis Money", "costBasisMoney");

    private final String label;
    private final Spelling spelling;
    private final List<String> attributes;

    Column(String label, String... attributes) {
        this(label, Spelling.AS_DELIVERED, attributes);
    }

    Column(String label, Spelling spelling, String... attributes) {
        this.label = label;
        this.spelling = spelling;
        this.attributes = List.of(attributes);
    }

    /** The box to tick. */
    public String label() {
        return label;
    }

    /** How its values are read however they are spelled. */
    Spelling spelling() {
        return spelling;
    }

    /** Names under which the column is delivered, the preferred one first. */
    public List<String> attributes() {
        return attributes;
    }
}
