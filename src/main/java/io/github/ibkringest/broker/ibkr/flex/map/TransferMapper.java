package io.github.ibkringest.broker.ibkr.flex.map;

import io.github.ibkringest.broker.ibkr.flex.row.Column;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.MalformedRowException;
import io.github.ibkringest.broker.ibkr.flex.row.RowReader;
import io.github.ibkringest.broker.ibkr.flex.staging.SpoolReader;
import io.github.ibkringest.model.ContractData;
import io.github.ibkringest.model.movement.TransferData;
import java.math.BigDecimal;
import java.util.function.Supplier;

/**
 * {@code Transfer} rows: positions or cash that came from, or went to, another account. Their quantity and cash have the
 * sign of the change: real statements have {@code direction="OUT"} with {@code quantity="-94"}. A row of cash has the symbol
 * {@code --} and no quantity.
 */
public final class TransferMapper implements FlexMapper<TransferData> {

    static final String KIND = "R";

    private final RowReader read;
    private final MovementValues values;

    /** Maps the values that {@code read} finds. */
    public TransferMapper(RowReader read) {
        this.read = read;
        this.values = new MovementValues(read);
    }

    @Override
    public TransferData map(FlexRow row, String account, int ordinal) {
        ContractData contract = values.contract(row);
        BigDecimal cash = read.decimal(row, Column.CASH_TRANSFER);
        boolean hasContract = contract.conId() != null || contract.symbol() != null;
        boolean isCash = !hasContract && cash != null && cash.signum() != 0;
        if (!hasContract && !isCash) {
            throw MalformedRowException.missing(row, Column.CON_ID);
        }
        String company = row.text(Column.COMPANY);
        return new TransferData(
                account,
                values.key(KIND, row, ordinal),
                read.id(row, Column.TRANSACTION_ID),
                row.text(Column.ACTION_TYPE),
                row.text(Column.DIRECTION),
                contract,
                values.day(row),
                values.time(row),
                read.date(row, Column.REPORT_DATE),
                read.date(row, Column.SETTLE_DATE),
                isCash ? BigDecimal.ZERO : values.quantity(row),
                read.decimal(row, Column.TRANSFER_PRICE),
                read.decimal(row, Column.POSITION_AMOUNT),
                cash,
                read.decimal(row, Column.PNL_AMOUNT),
                read.decimal(row, Column.FX_RATE_TO_BASE),
                row.text(Column.COUNTERPARTY),
                company == null ? row.text(Column.DELIVERING_BROKER) : company,
                row.text(Column.DESCRIPTION));
    }

    @Override
    public RowOrdinals ordinals(Supplier<SpoolReader> rows) {
        return values.ordinals(rows);
    }
}
