package io.github.ibkringest.broker.ibkr.flex.map;

import io.github.ibkringest.broker.ibkr.ExecutionIdentity;
import io.github.ibkringest.broker.ibkr.flex.row.Column;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.MalformedRowException;
import io.github.ibkringest.broker.ibkr.flex.row.RawJson;
import io.github.ibkringest.broker.ibkr.flex.row.RowReader;
import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.BrokerTime.Precision;
import io.github.ibkringest.model.ExecutionKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** By what an execution row is known, whichever columns it has. Immutable and thread-safe. */
final class ExecutionNames {

    /** The columns that {@link #knownBy} reads. */
    private static final List<Column> KNOWN_BY = List.of(
            Column.CON_ID,
            Column.SYMBOL,
            Column.DATE_TIME,
            Column.TRADE_DATE,
            Column.TRADE_TIME,
            Column.TRANSACTION_TYPE,
            Column.BUY_SELL,
            Column.QUANTITY,
            Column.PRICE,
            Column.REPORT_DATE,
            Column.ORDER_ID,
            Column.ORIG_TRANSACTION_ID,
            Column.ORIG_TRADE_ID);

    private final RowReader read;

    ExecutionNames(RowReader read) {
        this.read = read;
    }

    /**
     * The dedup key of a row, whose ids may be null.
     *
     * @param ordinal number among rows of its {@link #likeness}
     */
    ExecutionIdentity identity(FlexRow row, String execId, String transactionId, String tradeId, int ordinal) {
        boolean byTrade = execId == null && transactionId == null;
        return ExecutionIdentity.of(
                execId,
                transactionId,
                tradeId,
                row.text(Column.TRANSACTION_TYPE),
                byTrade ? deal(row) : null,
                byTrade && tradeId == null ? knownBy(row) : null,
                ordinal);
    }

    /** What a row shares with rows from which only a number distinguishes it; null if it has an id. */
    Object likeness(FlexRow row) {
        if (read.id(row, Column.EXEC_ID) != null || read.id(row, Column.TRANSACTION_ID) != null) {
            return null;
        }
        String tradeId = read.id(row, Column.TRADE_ID);
        if (tradeId != null) {
            return tradeId + ':' + row.text(Column.TRANSACTION_TYPE) + ':' + deal(row);
        }
        try {
            return knownBy(row);
        } catch (MalformedRowException e) {
            // rows that cannot be read (yet) are alike when they are written alike, so that they stay apart once cured
            return RawJson.hash(KNOWN_BY.stream()
                    .map(column -> String.valueOf(row.text(column)))
                    .collect(Collectors.joining("|")));
        }
    }

    /** Moment and number of a row that only these distinguish from others; null if it has an id or no time to the second. */
    Object moment(FlexRow row) {
        if (read.id(row, Column.EXEC_ID) != null || read.id(row, Column.TRANSACTION_ID) != null) {
            return null;
        }
        try {
            BrokerTime at = read.executedAt(row);
            BigDecimal quantity = read.decimal(row, Column.QUANTITY);
            boolean isToTheSecond =
                    at != null && at.precision() != Precision.DATE && at.precision() != Precision.MINUTE;
            return isToTheSecond && quantity != null
                    ? new Moment(at.instant(), quantity.abs().stripTrailingZeros())
                    : null;
        } catch (MalformedRowException e) {
            return null; // it is quarantined
        }
    }

    /** When something was traded, and how much of it, bought or sold. */
    private record Moment(Instant at, BigDecimal number) {}

    /**
     * Quantity, price and the day of the booking, where that is known: a trade id alone is no name, because a correction
     * uses that of what it corrects.
     */
    private String deal(FlexRow row) {
        String deal = plainly(row, Column.QUANTITY) + '@' + plainly(row, Column.PRICE);
        String booked = row.text(Column.REPORT_DATE);
        return booked == null ? deal : deal + ':' + day(row, booked);
    }

    /** A day, however it is written; one that cannot be read (yet) as it is written. */
    private String day(FlexRow row, String written) {
        try {
            return String.valueOf(read.date(row, Column.REPORT_DATE));
        } catch (MalformedRowException e) {
            return written;
        }
    }

    /** A number, however it is written; one that cannot be read (yet) as it is written. */
    private String plainly(FlexRow row, Column column) {
        try {
            return plain(read.decimal(row, column));
        } catch (MalformedRowException e) {
            return row.text(column);
        }
    }

    /**
     * What a row without any id is known by: a commission that is stated anew, or a column that is new, must not make
     * another fact of it. That it is a cancel counts, whichever column says so. A booking has no order.
     */
    private UUID knownBy(FlexRow row) {
        String conId = read.id(row, Column.CON_ID);
        BrokerTime at = read.executedAt(row);
        ExecutionKind kind = kind(row);
        return RawJson.hash(Stream.of(
                        conId == null ? symbol(row) : conId,
                        at == null ? null : at.instant(),
                        row.text(Column.TRANSACTION_TYPE),
                        plain(read.decimal(row, Column.QUANTITY)),
                        plain(read.decimal(row, Column.PRICE)),
                        read.date(row, Column.REPORT_DATE),
                        kind == ExecutionKind.BOOK ? null : read.id(row, Column.ORDER_ID),
                        read.id(row, Column.ORIG_TRANSACTION_ID),
                        read.id(row, Column.ORIG_TRADE_ID),
                        kind == ExecutionKind.CANCEL)
                .map(String::valueOf)
                .collect(Collectors.joining("|")));
    }

    private static ExecutionKind kind(FlexRow row) {
        String type = row.text(Column.TRANSACTION_TYPE);
        return ExecutionMapper.kind(type, row.text(Column.BUY_SELL), ExecutionMapper.codes(row));
    }

    /** Without spaces, which reports place differently. */
    private static String symbol(FlexRow row) {
        String symbol = row.text(Column.SYMBOL);
        return symbol == null ? null : symbol.replace(" ", "");
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }
}
