package io.github.ibkringest.broker.ibkr.flex.map;

import io.github.ibkringest.broker.ibkr.flex.row.Column;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.MalformedRowException;
import io.github.ibkringest.broker.ibkr.flex.row.RowReader;
import io.github.ibkringest.broker.ibkr.flex.staging.SpoolReader;
import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.ContractData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What rows of corporate actions and of transfers have in common: they change a position without a trade, and have a
 * transaction id or must be told apart by what they say. Immutable and thread-safe.
 */
final class MovementValues {

    /** What a row says of itself that no later statement says in another way. */
    private static final List<Column> TELLING = List.of(
            Column.ACTION_ID,
            Column.CON_ID,
            Column.SYMBOL,
            Column.CURRENCY,
            Column.DATE_TIME,
            Column.EVENT_DATE,
            Column.REPORT_DATE,
            Column.ACTION_TYPE,
            Column.DIRECTION,
            Column.QUANTITY,
            Column.CASH_TRANSFER,
            Column.PROCEEDS);

    private final RowReader read;
    private final ContractMapper contracts;

    MovementValues(RowReader read) {
        this.read = read;
        this.contracts = new ContractMapper(read);
    }

    ContractData contract(FlexRow row) {
        return contracts.map(row);
    }

    /** The moment, from Date/Time; null where only a day or nothing is stated. */
    BrokerTime time(FlexRow row) {
        return read.time(row, Column.DATE_TIME);
    }

    /** The day on which it happened: that of the moment, or Date, or the report date. */
    LocalDate day(FlexRow row) {
        BrokerTime time = time(row);
        if (time != null) {
            return time.localDate();
        }
        LocalDate date = read.date(row, Column.EVENT_DATE);
        return date == null ? read.date(row, Column.REPORT_DATE) : date;
    }

    /** A position changes by it, so it has to be stated. */
    BigDecimal quantity(FlexRow row) {
        BigDecimal quantity = read.decimal(row, Column.QUANTITY);
        if (quantity == null) {
            throw MalformedRowException.missing(row, Column.QUANTITY);
        }
        return quantity;
    }

    /** The dedup key: the transaction id, or what the row says. */
    String key(String kind, FlexRow row, int ordinal) {
        String transaction = read.id(row, Column.TRANSACTION_ID);
        if (transaction != null) {
            return named(kind, transaction);
        }
        ContractData contract = contract(row);
        return Stream.of(
                        kind,
                        read.id(row, Column.ACTION_ID),
                        contract.conId() == null ? contract.symbol() : contract.conId(),
                        contract.currency(),
                        day(row),
                        row.text(Column.ACTION_TYPE),
                        row.text(Column.DIRECTION),
                        plain(read.decimal(row, Column.QUANTITY)),
                        plain(read.decimal(row, Column.CASH_TRANSFER)),
                        plain(read.decimal(row, Column.PROCEEDS)),
                        ordinal)
                .map(part -> part == null ? "" : part.toString())
                .collect(Collectors.joining(":"));
    }

    /** The dedup key of a row with a transaction id. */
    static String named(String kind, String transaction) {
        return kind + ":" + transaction;
    }

    private static String plain(BigDecimal number) {
        return number == null
                ? null
                : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    RowOrdinals ordinals(Supplier<SpoolReader> rows) {
        return RowOrdinals.ofTwins(
                rows,
                row -> read.id(row, Column.TRANSACTION_ID) == null
                        ? TELLING.stream().map(row::text).toList()
                        : null);
    }
}
