package io.github.ibkringest.broker.ibkr.flex.map;

import io.github.ibkringest.broker.ibkr.flex.row.Column;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.MalformedRowException;
import io.github.ibkringest.broker.ibkr.flex.row.RowReader;
import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.ExecutionKind;
import io.github.ibkringest.model.NamedFact;
import io.github.ibkringest.model.NamedFact.IdKind;
import io.github.ibkringest.model.OrderDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What rows name, also those that cannot be trusted: whatever of them can be read. Immutable and thread-safe. */
public final class RowNames {

    private final Dataset dataset;
    private final RowReader read;
    private final ContractMapper contracts;

    /** Names of rows of that dataset. */
    public RowNames(Dataset dataset, RowReader read) {
        this.dataset = dataset;
        this.read = read;
        this.contracts = new ContractMapper(read);
    }

    /** What a row names, as far as it can be read. */
    public NamedFact of(FlexRow row) {
        return new NamedFact(
                ids(row),
                contracts.map(row),
                dataset == Dataset.EXECUTIONS ? kind(row) : null,
                quantity(row),
                readable(() -> read.decimal(row, Column.PRICE)),
                dataset == Dataset.ORDERS ? day(row) : OrderDay.ALL,
                days(row));
    }

    private Map<IdKind, String> ids(FlexRow row) {
        Map<IdKind, String> ids = new EnumMap<>(IdKind.class);
        switch (dataset) {
            case ORDERS -> put(ids, IdKind.ORDER_ID, read.id(row, Column.ORDER_ID));
            case EXECUTIONS -> {
                put(ids, IdKind.EXEC_ID, read.id(row, Column.EXEC_ID));
                put(ids, IdKind.TRANSACTION_ID, read.id(row, Column.TRANSACTION_ID));
                put(ids, IdKind.TRADE_ID, read.id(row, Column.TRADE_ID));
            }
            case OPTION_EVENTS -> {
                String tradeId = read.id(row, Column.TRADE_ID);
                put(ids, IdKind.EVENT_ID, tradeId == null ? null : OptionEventMapper.key(row, tradeId, quantity(row)));
            }
            case CORPORATE_ACTIONS -> putMovement(ids, CorporateActionMapper.KIND, row);
            case TRANSFERS -> putMovement(ids, TransferMapper.KIND, row);
        }
        return ids;
    }

    private void putMovement(Map<IdKind, String> ids, String kind, FlexRow row) {
        String transaction = read.id(row, Column.TRANSACTION_ID);
        put(ids, IdKind.MOVEMENT_ID, transaction == null ? null : MovementValues.named(kind, transaction));
    }

    private static void put(Map<IdKind, String> ids, IdKind kind, String id) {
        if (id != null) {
            ids.put(kind, id);
        }
    }

    private static ExecutionKind kind(FlexRow row) {
        String type = row.text(Column.TRANSACTION_TYPE);
        List<String> codes = ExecutionMapper.codes(row);
        ExecutionKind kind = ExecutionMapper.kind(type, row.text(Column.BUY_SELL), codes);
        return type == null && kind == ExecutionKind.FILL ? null : kind;
    }

    private BigDecimal quantity(FlexRow row) {
        BigDecimal quantity = readable(() -> read.decimal(row, Column.QUANTITY));
        return quantity == null || dataset.isOptional()
                ? quantity
                : ExecutionMapper.signed(quantity, row.text(Column.BUY_SELL), kind(row));
    }

    private OrderDay day(FlexRow row) {
        return new OrderDay(date(row, Column.REPORT_DATE), date(row, Column.TRADE_DATE), dayOfTime(row));
    }

    private SortedSet<LocalDate> days(FlexRow row) {
        return Stream.of(
                        date(row, Column.REPORT_DATE),
                        date(row, Column.TRADE_DATE),
                        date(row, Column.EVENT_DATE),
                        dayOfTime(row))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private LocalDate date(FlexRow row, Column column) {
        return readable(() -> read.date(row, column));
    }

    private LocalDate dayOfTime(FlexRow row) {
        BrokerTime time = readable(() -> read.time(row, Column.DATE_TIME));
        return time == null ? null : time.localDate();
    }

    private static <V> V readable(Supplier<V> value) {
        try {
            return value.get();
        } catch (MalformedRowException e) {
            return null;
        }
    }
}
