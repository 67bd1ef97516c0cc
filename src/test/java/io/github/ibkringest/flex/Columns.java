package io.github.ibkringest.flex;

import java.util.List;

/** The columns of the rows a statement holds, in the order in which current statements write them. */
final class Columns {

    /** Everything in the Trades section: Trade, Order, Lot, WashSale and the summaries have one shape. */
    static final List<String> TRADE = columns("""
            accountId acctAlias model currency fxRateToBase assetCategory subCategory symbol description conid securityID
            securityIDType cusip isin figi listingExchange underlyingConid underlyingSymbol underlyingSecurityID
            underlyingListingExchange issuer issuerCountryCode tradeID multiplier relatedTradeID strike reportDate expiry
            dateTime putCall tradeDate principalAdjustFactor settleDateTarget transactionType exchange quantity tradePrice
            tradeMoney proceeds taxes ibCommission ibCommissionCurrency netCash closePrice openCloseIndicator notes cost
            fifoPnlRealized mtmPnl origTradePrice origTradeDate origTradeID origOrderID origTransactionID buySell
            clearingFirmID ibOrderID transactionID ibExecID relatedTransactionID rtn brokerageOrderID orderReference
            volatilityOrderLink exchOrderId extExecID orderTime openDateTime holdingPeriodDateTime whenRealized
            whenReopened levelOfDetail changeInPrice changeInQuantity orderType traderID isAPIOrder accruedInt
            initialInvestment positionActionID serialNumber deliveryType commodityType fineness weight
            """);

    /** The TradeConfirms section, which has its own names for the same things. */
    static final List<String> CONFIRM = columns("""
            accountId acctAlias model currency assetCategory subCategory symbol description conid securityID
            securityIDType cusip isin figi listingExchange underlyingConid underlyingSymbol underlyingSecurityID
            underlyingListingExchange issuer issuerCountryCode multiplier strike expiry putCall principalAdjustFactor
            transactionType tradeID orderID execID brokerageOrderID orderReference volatilityOrderLink clearingFirmID
            origTradePrice origTradeDate origTradeID extExecID blockID orderTime dateTime reportDate settleDate tradeDate
            exchange buySell quantity price amount proceeds netCash netCashWithBillable commission
            brokerExecutionCommission brokerClearingCommission thirdPartyExecutionCommission
            thirdPartyClearingCommission thirdPartyRegulatoryCommission otherCommission commissionCurrency tax salesTax
            tradeCharge otherTax code orderType levelOfDetail traderID isAPIOrder allocatedTo accruedInt rfqID
            positionActionID serialNumber deliveryType commodityType fineness weight
            """);

    /** Option exercises, assignments and expirations; the misspelt commission column is the broker's. */
    static final List<String> OPTION_EVENT = columns("""
            accountId acctAlias model currency fxRateToBase assetCategory subCategory symbol description conid securityID
            securityIDType cusip isin figi listingExchange underlyingConid underlyingSymbol underlyingSecurityID
            underlyingListingExchange issuer issuerCountryCode multiplier strike expiry putCall principalAdjustFactor date
            transactionType quantity tradePrice markPrice proceeds commisionsAndTax costBasis realizedPnl fxPnl mtmPnl
            tradeID relatedTradeID origTransactionID relatedTransactionID rtn initialInvestment serialNumber deliveryType
            commodityType fineness weight
            """);

    private Columns() {}

    private static List<String> columns(String names) {
        return List.of(names.strip().split("\\s+"));
    }
}
