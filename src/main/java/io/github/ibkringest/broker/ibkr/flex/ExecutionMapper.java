package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.ibkr.ExecutionIdentity;
import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.ExecutionKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code Trade} and {@code TradeConfirm} rows. Both spellings of a column are accepted on both. */
final class ExecutionMapper implements FlexMapper<ExecutionData> {

    /** The columns that {@link #knownBy} reads. */
    private static final List<Column> KNOWN_BY = List.of(
            Column.CON_ID,
            Column.SYMBOL,
            Column.DATE_TIME,
            Column.TRADE_DATE,
            Column.TRADE_TIME,
            Column.TRANSACTION_TYPE,
            Column.QUANTITY,
            Column.PRICE,
            Column.REPORT_DATE,
            Column.ORDER_ID,
            Column.ORIG_TRANSACTION_ID,
            Column.ORIG_TRADE_ID);

    private static final Pattern CODE_SEPARATOR = Pattern.compile("[;,]");

    private final RowReader read;
    private final ContractMapper contracts;

    ExecutionMapper(RowReader read) {
        this.read = read;
        this.contracts = new ContractMapper(read);
    }

    @Override
    public ExecutionData map(FlexRow row, String account, int ordinal) {
        String type = row.text(Column.TRANSACTION_TYPE);
        String buySell = row.text(Column.BUY_SELL);
        ExecutionKind kind = kind(type, buySell);
        BigDecimal signed = signedQuantity(row, buySell);
        List<String> codes = codes(row);
        return new ExecutionData(
                account,
                ids(row, type, kind, ordinal),
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
                read.time(row, Column.ORDER_TIME));
    }

    @Override
    public RowOrdinals ordinals(Supplier<SpoolReader> rows) {
        return RowOrdinals.amongAlike(rows, row -> isNameless(row) ? likeness(row) : null);
    }

    private boolean isNameless(FlexRow row) {
        return read.id(row, Column.EXEC_ID) == null
                && read.id(row, Column.TRANSACTION_ID) == null
                && read.id(row, Column.TRADE_ID) == null;
    }

    /** Rows that can not be read (yet) are alike when they are written alike, so that they stay apart once they are cured. */
    private UUID likeness(FlexRow row) {
        try {
            return knownBy(row);
        } catch (MalformedRowException e) {
            return RawJson.hash(KNOWN_BY.stream()
                    .map(column -> String.valueOf(row.text(column)))
                    .collect(Collectors.joining("|")));
        }
    }

    /**
     * What a row without any id is known by: a commission that is stated anew, or a column that is new, must not make
     * another fact of it.
     */
    private UUID knownBy(FlexRow row) {
        String conId = read.id(row, Column.CON_ID);
        BrokerTime at = read.executedAt(row);
        return RawJson.hash(Stream.of(
                        conId == null ? row.text(Column.SYMBOL) : conId,
                        at == null ? null : at.instant(),
                        row.text(Column.TRANSACTION_TYPE),
                        plain(read.decimal(row, Column.QUANTITY)),
                        plain(read.decimal(row, Column.PRICE)),
                        read.date(row, Column.REPORT_DATE),
                        read.id(row, Column.ORDER_ID),
                        read.id(row, Column.ORIG_TRANSACTION_ID),
                        read.id(row, Column.ORIG_TRADE_ID))
                .map(String::valueOf)
                .collect(Collectors.joining("|")));
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }

    private ExecutionData.Ids ids(FlexRow row, String type, ExecutionKind kind, int ordinal) {
        String execId = read.id(row, Column.EXEC_ID);
        String transactionId = read.id(row, Column.TRANSACTION_ID);
        String tradeId = read.id(row, Column.TRADE_ID);
        UUID likeness = isNameless(row) ? knownBy(row) : null;
        ExecutionIdentity identity = ExecutionIdentity.of(execId, transactionId, tradeId, type, likeness, ordinal);
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
                row.text(Column.ORDER_REFERENCE));
    }

    private ExecutionData.Amounts amounts(FlexRow row) {
        return new ExecutionData.Amounts(
                row.text(Column.CURRENCY),
                read.cost(row, Column.COMMISSION),
                row.text(Column.COMMISSION_CURRENCY),
                sum(
                        read.cost(row, Column.TAXES),
                        read.cost(row, Column.SALES_TAX),
                        read.cost(row, Column.TRADE_CHARGE),
                        read.cost(row, Column.OTHER_TAX)),
                read.decimal(row, Column.PROCEEDS),
                read.decimal(row, Column.NET_CASH),
                read.decimal(row, Column.ACCRUED_INTEREST),
                read.decimal(row, Column.REALIZED_PNL),
                read.decimal(row, Column.FX_RATE_TO_BASE));
    }

    static ExecutionKind kind(String type, String buySell) {
        if ("TradeCancel".equals(type)) {
            return ExecutionKind.CANCEL;
        }
        if (Sides.isCancelled(buySell)) {
            return ExecutionKind.REVERSAL;
        }
        if (type == null) {
            return ExecutionKind.FILL;
        }
        return switch (type) {
            case "ExchTrade", "DvpTrade", "IBKRTrade" -> ExecutionKind.FILL;
            case "BookTrade" -> ExecutionKind.BOOK;
            case "TradeCorrect" -> ExecutionKind.CORRECTION;
            case "FracShare" -> ExecutionKind.FRACTIONAL;
            case "FracShareCancel" -> ExecutionKind.CANCEL;
            default -> ExecutionKind.OTHER;
        };
    }

    /** Flex signs the quantity; a query without that convention leaves a plain SELL positive. */
    private BigDecimal signedQuantity(FlexRow row, String buySell) {
        BigDecimal quantity = read.decimal(row, Column.QUANTITY);
        if (quantity == null) {
            throw MalformedRowException.missing(row, Column.QUANTITY);
        }
        boolean unsigned = "SELL".equals(buySell) && quantity.signum() > 0;
        return unsigned ? quantity.negate() : quantity;
    }

    private static List<String> codes(FlexRow row) {
        String text = row.text(Column.CODES);
        if (text == null) {
            return List.of();
        }
        return CODE_SEPARATOR
                .splitAsStream(text)
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList();
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

    private static BigDecimal sum(BigDecimal... parts) {
        return Stream.of(parts)
                .filter(part -> part != null)
                .reduce(BigDecimal::add)
                .orElse(null);
    }
}
