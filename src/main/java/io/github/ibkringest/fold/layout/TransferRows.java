package io.github.ibkringest.fold.layout;

import static io.github.ibkringest.fold.layout.Column.best;

import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.movement.TransferData;
import java.util.List;

/** Rows of {@code transfer}. */
public final class TransferRows {

    public static final RowType<TransferData> TYPE = new RowType<>(
            Dataset.TRANSFERS,
            TransferData::key,
            transfer -> Part.WHOLE,
            List.of(),
            TransferData::contract,
            TransferData::transferDate,
            List.of(
                    best("transfer_key", TransferData::key),
                    best("transaction_id", TransferData::transactionId),
                    best("transfer_type", TransferData::typeText),
                    best("direction", TransferData::direction),
                    best("con_id", transfer -> transfer.contract().conId()),
                    best("symbol", transfer -> transfer.contract().symbol()),
                    best("currency", transfer -> transfer.contract().currency()),
                    best("transfer_date", TransferData::transferDate),
                    best("happened_at", transfer -> OrderRows.instant(transfer.at())),
                    best("report_date", TransferData::reportDate),
                    best("settle_date", TransferData::settleDate),
                    best("quantity", TransferData::quantity),
                    best("price", TransferData::price),
                    best("position_amount", TransferData::positionAmount),
                    best("cash_amount", TransferData::cashAmount),
                    best("realized_pnl", TransferData::realizedPnl),
                    best("fx_rate_to_base", TransferData::fxRateToBase),
                    best("counterparty", TransferData::counterparty),
                    best("company", TransferData::company),
                    best("description", TransferData::description)));

    private TransferRows() {}
}
