package io.github.ibkringest.broker.ibkr.flex.map;

import io.github.ibkringest.broker.ibkr.ExecutionIdentity;
import io.github.ibkringest.broker.ibkr.flex.row.Column;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.MalformedRowException;
import io.github.ibkringest.broker.ibkr.flex.row.RowReader;
import io.github.ibkringest.broker.ibkr.flex.staging.SpoolReader;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.ExecutionKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code Trade} and {@code TradeConfirm} rows. Both spellings of a column are accepted on both. */
public final class ExecutionMapper implements FlexMapper<ExecutionData> {

    private static final Pattern CODE_SEPARATOR = Pattern.compile(";");

    /** Codes of bookings without a trade: assigned, exercised (automatically, manually), expired. Source: IBKR's codes page. */
    private static final Set<String> BOOKED = Set.of("A", "Ex", "AEx", "MEx", "Ep");

    private final RowReader read;
    private final ContractMapper contracts;
    private final ExecutionNames names;

    /** Maps the values that {@code read} finds. */
    public ExecutionMapper(RowReader read) {
        this.read = read;
        this.contracts = new ContractMapper(read);
        this.names = new ExecutionNames(read);
    }

    @Override
    public ExecutionData map(FlexRow row, String account, int ordinal) {
        String type = row.text(Column.TRANSACTION_TYPE);
        String buySell = row.text(Column.BUY_SELL);
        List<String> codes = codes(row);
        ExecutionKind kind = kind(type, buySell, codes);
        BigDecimal signed = signedQuantity(row, buySell, kind);
        return new ExecutionData(
                account,
                ids(row, kind, ordinal),
                kind,
                type,
                contracts.map(row),
                Sides.of(buySell, signed),
                signed.abs(),
                signed,
                read.decimal(row, Column.PRICE),
                amounts(row),
                read.executedAt(row),
                read.date(row, Column.TRADE_DATE),
                read.date(row, Column.REPORT_DATE),
                read.date(row, Column.SETTLE_DATE),
                openClose(row.text(Column.OPEN_CLOSE), codes),
                codes,
                row.text(Column.EXCHANGE),
                OrderTypes.normalize(row.text(Column.ORDER_TYPE)),
                read.time(row, Column.ORDER_TIME),
                buySell != null,
                row.shape().isBookedLater(),
                row.shape().hasNearTwin());
    }

    @Override
    public RowOrdinals ordinals(Supplier<SpoolReader> rows) {
        return RowOrdinals.amongAlike(rows, names::likeness, names::moment);
    }

    private ExecutionData.Ids ids(FlexRow row, ExecutionKind kind, int ordinal) {
        String execId = read.id(row, Column.EXEC_ID);
        String transactionId = read.id(row, Column.TRANSACTION_ID);
        String tradeId = read.id(row, Column.TRADE_ID);
        if (execId == null && transactionId == null && tradeId == null && namesNoContract(row)) {
            throw MalformedRowException.missing(row, Column.SYMBOL);
        }
        ExecutionIdentity identity = names.identity(row, execId, transactionId, tradeId, ordinal);
        String orderId = read.id(row, Column.ORDER_ID);
        // A booking carries its own transaction id where an order id should be; no order must be made from it.
        boolean ordered = kind != ExecutionKind.BOOK && orderId != null && !orderId.equals(transactionId);
        return new ExecutionData.Ids(
                identity.key(),
                execId == null || transactionId == null ? "" : transactionId,
                execId,
                identity.group(),
                identity.revision(),
                transactionId,
                tradeId,
                read.id(row, Column.ORIG_TRANSACTION_ID),
                read.id(row, Column.ORIG_TRADE_ID),
                ordered ? orderId : null,
                read.id(row, Column.BROKERAGE_ORDER_ID),
                row.text(Column.ORDER_REFERENCE),
                null);
    }

    /** Ids lead to a row of another report that names the contract. */
    private boolean namesNoContract(FlexRow row) {
        return read.id(row, Column.CON_ID) == null && row.text(Column.SYMBOL) == null;
    }

    private ExecutionData.Amounts amounts(FlexRow row) {
        return new ExecutionData.Amounts(
                row.text(Column.CURRENCY),
                read.cost(row, Column.COMMISSION),
                row.text(Column.COMMISSION_CURRENCY),
                taxes(row),
                read.decimal(row, Column.PROCEEDS),
                read.decimal(row, Column.NET_CASH),
                read.decimal(row, Column.ACCRUED_INTEREST),
                read.decimal(row, Column.REALIZED_PNL),
                read.decimal(row, Column.FX_RATE_TO_BASE));
    }

    /** The kind of a row: from the type, the side, or where there is no type that is known the codes. */
    static ExecutionKind kind(String type, String buySell, List<String> codes) {
        if (Sides.isCancelled(buySell) || codes.contains("Ca")) {
            return ExecutionKind.CANCEL;
        }
        boolean isBooked = codes.stream().anyMatch(BOOKED::contains);
        if (type == null) {
            return isBooked ? ExecutionKind.BOOK : ExecutionKind.FILL;
        }
        return switch (type) {
            case "TradeCancel" -> ExecutionKind.CANCEL;
            case "ExchTrade", "DvpTrade", "IBKRTrade" -> ExecutionKind.FILL;
            case "BookTrade" -> ExecutionKind.BOOK;
            case "TradeCorrect" -> ExecutionKind.CORRECTION;
            case "FracShare" -> ExecutionKind.FRACTIONAL;
            case "FracShareCancel" -> ExecutionKind.CANCEL;
            default -> isBooked ? ExecutionKind.BOOK : ExecutionKind.OTHER;
        };
    }

    private BigDecimal signedQuantity(FlexRow row, String buySell, ExecutionKind kind) {
        BigDecimal quantity = read.decimal(row, Column.QUANTITY);
        if (quantity == null) {
            throw MalformedRowException.missing(row, Column.QUANTITY);
        }
        return signed(quantity, buySell, kind);
    }

    /**
     * Flex signs the quantity; a query without that convention leaves a plain SELL positive. The cancel of a sale is
     * positive, whatever tells that it is one. Where the side itself says what is taken back, it decides.
     *
     * @param kind what the row is, as far as it says; may be null
     */
    static BigDecimal signed(BigDecimal quantity, String buySell, ExecutionKind kind) {
        if (Sides.isCancelled(buySell)) {
            return buySell.startsWith("BUY")
                    ? quantity.abs().negate()
                    : buySell.startsWith("SELL") ? quantity.abs() : quantity;
        }
        boolean unsigned = "SELL".equals(buySell) && quantity.signum() > 0 && kind != ExecutionKind.CANCEL;
        return unsigned ? quantity.negate() : quantity;
    }

    /** The codes of a row; none where it states none. */
    static List<String> codes(FlexRow row) {
        String text = row.text(Column.CODES);
        if (text == null) {
            return List.of();
        }
        return List.of(CODE_SEPARATOR.split(text));
    }

    /** Activity statements have a column; confirmations say it among the codes. */
    private static String openClose(String indicator, List<String> codes) {
        boolean opens = indicator == null ? codes.contains("O") : indicator.contains("O");
        boolean closes = indicator == null ? codes.contains("C") : indicator.contains("C");
        if (opens && closes) {
            return "BOTH";
        }
        return opens ? "OPEN" : closes ? "CLOSE" : null;
    }

    /** Activity statements state the sum; confirmations state what it is made of. */
    private BigDecimal taxes(FlexRow row) {
        BigDecimal total = read.cost(row, Column.TAXES);
        return total != null
                ? total
                : sum(
                        read.cost(row, Column.TAX),
                        read.cost(row, Column.SALES_TAX),
                        read.cost(row, Column.TRADE_CHARGE),
                        read.cost(row, Column.OTHER_TAX));
    }

    private static BigDecimal sum(BigDecimal... parts) {
        return Stream.of(parts)
                .filter(part -> part != null)
                .reduce(BigDecimal::add)
                .orElse(null);
    }
}
