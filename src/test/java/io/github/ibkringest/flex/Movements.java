package io.github.ibkringest.flex;

/** Rows of what moves positions besides trades, on 2026-07-16 in the evening, booked the day after. */
public final class Movements {

    private Movements() {}

    /** A leg of the corporate action 77, with all columns. */
    public static Row leg(String type, String conId, String quantity, String transaction) {
        return Row.of("CorporateAction")
                .with("type", type)
                .with("conid", conId)
                .with("symbol", "S" + conId)
                .with("currency", "USD")
                .with("assetCategory", "STK")
                .with("dateTime", "20260716;202500")
                .with("reportDate", "20260717")
                .with("quantity", quantity)
                .with("actionID", "77")
                .with("transactionID", transaction)
                .with("levelOfDetail", "DETAIL");
    }

    /** A transfer of a contract, with all columns but {@code actionID}. */
    public static Row transfer(String conId, String type, String direction, String quantity) {
        return leg(type, conId, quantity, "3")
                .as("Transfer")
                .with("direction", direction)
                .with("cashTransfer", "0")
                .with("levelOfDetail", "TRANSFER");
    }
}
