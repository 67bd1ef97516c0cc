package io.github.ibkringest.fold.layout;

import static io.github.ibkringest.fold.layout.Column.best;

import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.OrderKey;
import java.util.List;

/**
 * Rows of {@code execution}. Bookings that share an exec id are parts of one row: the latest says what counts, and
 * their commissions add up, because a correction carries only the difference.
 */
public final class ExecutionRows {

    public static final RowType<ExecutionData> TYPE = new RowType<>(
            Dataset.EXECUTIONS,
            execution -> execution.ids().key(),
            ExecutionRows::part,
            List.of("signed_quantity", "price"),
            ExecutionData::contract,
            execution -> execution.tradeDate() != null
                    ? execution.tradeDate()
                    : execution.executedAt() == null
                            ? null
                            : execution.executedAt().localDate(),
            List.of(
                    best("exec_key", execution -> execution.ids().key()),
                    best("ibkr_exec_id", execution -> execution.ids().execId()),
                    best("exec_group", execution -> execution.ids().group()),
                    best("exec_revision", execution -> execution.ids().revision()),
                    best("transaction_id", execution -> execution.ids().transactionId()),
                    best("trade_id", execution -> execution.ids().tradeId()),
                    best("kind", execution -> execution.kind().name()),
                    best("kind_text", ExecutionData::kindText),
                    best("orig_transaction_id", execution -> execution.ids().origTransactionId()),
                    best("orig_trade_id", execution -> execution.ids().origTradeId()),
                    best("ibkr_order_id", execution -> execution.ids().orderId()),
                    best("brokerage_order_id", execution -> execution.ids().brokerageOrderId()),
                    best("order_reference", execution -> execution.ids().orderReference()),
                    best("perm_id", execution -> execution.ids().permId()),
                    best("con_id", execution -> execution.contract().conId()),
                    best("symbol", execution -> execution.contract().symbol()),
                    best("side", execution -> execution.side().name()),
                    best("quantity", ExecutionData::quantity),
                    best("signed_quantity", ExecutionData::signedQuantity),
                    best("price", ExecutionData::price),
                    best("currency", execution -> execution.amounts().currency()),
                    new Column<>("commission", execution -> execution.amounts().commission(), Folding.SUM),
                    best("commission_currency", execution -> execution.amounts().commissionCurrency()),
                    best("taxes", execution -> execution.amounts().taxes()),
                    best("proceeds", execution -> execution.amounts().proceeds()),
                    best("net_cash", execution -> execution.amounts().netCash()),
                    best("accrued_interest", execution -> execution.amounts().accruedInterest()),
                    best("realized_pnl", execution -> execution.amounts().realizedPnl()),
                    best("fx_rate_to_base", execution -> execution.amounts().fxRateToBase()),
                    best("executed_at", execution -> OrderRows.instant(execution.executedAt())),
                    best("executed_at_text", execution -> OrderRows.text(execution.executedAt())),
                    best(
                            "time_precision",
                            execution -> execution.executedAt() == null
                                    ? null
                                    : execution.executedAt().precision().name()),
                    best("trade_date", ExecutionData::tradeDate),
                    best("report_date", ExecutionData::reportDate),
                    best("settle_date", ExecutionData::settleDate),
                    best("open_close", ExecutionData::openClose),
                    best("codes", execution -> execution.codes().isEmpty() ? null : execution.codes()),
                    best("exchange", ExecutionData::exchange),
                    best("order_type", ExecutionData::orderType),
                    best("order_submitted_at", execution -> OrderRows.instant(execution.orderSubmittedAt()))));

    private static final int ORDER = TYPE.position("ibkr_order_id");
    private static final int PERM = TYPE.position("perm_id");

    private ExecutionRows() {}

    /** The key of the order that a row states; null when it states none. */
    public static String orderKey(Object[] values) {
        return OrderKey.of((String) values[ORDER], (String) values[PERM]);
    }

    private static Part part(ExecutionData execution) {
        String transaction = execution.ids().part();
        return Part.named(transaction.isEmpty() ? null : transaction);
    }
}
