package io.github.ibkringest.broker.ibkr.flex.map;

import io.github.ibkringest.broker.ibkr.flex.row.Column;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.MalformedRowException;
import io.github.ibkringest.broker.ibkr.flex.row.RowReader;
import io.github.ibkringest.broker.ibkr.flex.staging.SpoolReader;
import io.github.ibkringest.model.ContractData;
import io.github.ibkringest.model.movement.CorporateActionData;
import java.util.function.Supplier;

/**
 * {@code CorporateAction} rows of detail: each is one booking, in one contract. A split within a contract has one leg, one
 * that changes the contract has two, a merger two or more. Source: real statements in public repositories; the moment is
 * the evening before the report date, from which statements of positions have it.
 */
public final class CorporateActionMapper implements FlexMapper<CorporateActionData> {

    static final String KIND = "C";

    private final RowReader read;
    private final MovementValues values;

    /** Maps the values that {@code read} finds. */
    public CorporateActionMapper(RowReader read) {
        this.read = read;
        this.values = new MovementValues(read);
    }

    @Override
    public CorporateActionData map(FlexRow row, String account, int ordinal) {
        ContractData contract = values.contract(row);
        if (contract.conId() == null && contract.symbol() == null) {
            throw MalformedRowException.missing(row, Column.CON_ID);
        }
        return new CorporateActionData(
                account,
                values.key(KIND, row, ordinal),
                read.id(row, Column.TRANSACTION_ID),
                read.id(row, Column.ACTION_ID),
                row.text(Column.ACTION_TYPE),
                contract,
                values.day(row),
                values.time(row),
                read.date(row, Column.REPORT_DATE),
                values.quantity(row),
                read.decimal(row, Column.AMOUNT),
                read.decimal(row, Column.PROCEEDS),
                read.decimal(row, Column.VALUE),
                read.decimal(row, Column.REALIZED_PNL),
                read.decimal(row, Column.FX_RATE_TO_BASE),
                row.text(Column.ACTION_DESCRIPTION),
                row.text(Column.CODES));
    }

    @Override
    public RowOrdinals ordinals(Supplier<SpoolReader> rows) {
        return values.ordinals(rows);
    }
}
