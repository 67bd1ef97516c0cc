package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.model.ContractData;

/** The contract columns, which all rows share. Immutable and thread-safe. */
final class ContractMapper {

    private final RowReader read;

    ContractMapper(RowReader read) {
        this.read = read;
    }

    ContractData map(FlexRow row) {
        return new ContractData(
                read.id(row, Column.CON_ID),
                row.text(Column.ASSET_CATEGORY),
                row.text(Column.SUB_CATEGORY),
                row.text(Column.SYMBOL),
                null,
                row.text(Column.DESCRIPTION),
                read.decimal(row, Column.STRIKE),
                read.date(row, Column.EXPIRY),
                row.text(Column.PUT_CALL),
                read.decimal(row, Column.MULTIPLIER),
                row.text(Column.CURRENCY),
                row.text(Column.LISTING_EXCHANGE),
                row.text(Column.ISIN),
                row.text(Column.CUSIP),
                row.text(Column.FIGI),
                read.id(row, Column.UNDERLYING_CON_ID),
                row.text(Column.UNDERLYING_SYMBOL));
    }
}
