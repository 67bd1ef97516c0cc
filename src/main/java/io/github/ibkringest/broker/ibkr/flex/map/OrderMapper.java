package io.github.ibkringest.broker.ibkr.flex.map;

import io.github.ibkringest.broker.ibkr.flex.row.Column;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.MalformedRowException;
import io.github.ibkringest.broker.ibkr.flex.row.RowReader;
import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.OrderData;
import io.github.ibkringest.model.OrderDay;
import io.github.ibkringest.model.OrderStatus;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * {@code Order} rows: the sum of an order's fills of one report day. Flex knows neither status nor limit nor ordered
 * quantity, and only orders that have fills.
 */
public final class OrderMapper implements FlexMapper<OrderData> {

    private final RowReader read;
    private final ContractMapper contracts;

    /** Maps the values that {@code read} finds. */
    public OrderMapper(RowReader read) {
        this.read = read;
        this.contracts = new ContractMapper(read);
    }

    @Override
    public OrderData map(FlexRow row, String account, int ordinal) {
        String orderId = read.id(row, Column.ORDER_ID);
        if (orderId == null) {
            throw MalformedRowException.missing(row, Column.ORDER_ID);
        }
        BigDecimal quantity = read.decimal(row, Column.QUANTITY);
        if (quantity == null) {
            throw MalformedRowException.missing(row, Column.QUANTITY);
        }
        LocalDate tradeDate = read.date(row, Column.TRADE_DATE);
        LocalDate reportDate = read.date(row, Column.REPORT_DATE);
        BrokerTime lastFill = read.time(row, Column.DATE_TIME);
        String orderType = row.text(Column.ORDER_TYPE);
        return new OrderData(
                account,
                orderId,
                null,
                new OrderDay(reportDate, tradeDate, lastFill == null ? null : lastFill.localDate()),
                contracts.map(row),
                OrderStatus.FILLED_OR_PARTIAL,
                Sides.of(row.text(Column.BUY_SELL), quantity),
                OrderTypes.normalize(orderType),
                orderType,
                null,
                null,
                quantity.abs(),
                null,
                null,
                read.decimal(row, Column.PRICE),
                read.cost(row, Column.COMMISSION),
                row.text(Column.COMMISSION_CURRENCY),
                row.text(Column.ORDER_REFERENCE),
                read.time(row, Column.ORDER_TIME),
                read.executedAt(row),
                tradeDate,
                null);
    }
}
