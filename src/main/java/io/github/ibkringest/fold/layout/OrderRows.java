package io.github.ibkringest.fold.layout;

import static io.github.ibkringest.fold.layout.Column.best;

import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.OrderData;
import io.github.ibkringest.model.OrderDay;
import java.util.List;
import java.util.function.Function;

/** Rows of {@code trade_order}. An order's report days, and the legs of a combination, are its
 * parts: what was filled on each adds up. */
public final class OrderRows {

    public static final RowType<OrderData> TYPE = new RowType<>(
            Dataset.ORDERS,
            OrderData::key,
            OrderRows::part,
            List.of(),
            OrderData::contract,
            OrderData::tradeDate,
            List.of(
                    best("order_key", OrderData::key),
                    best("ibkr_order_id", OrderData::orderId),
                    best("perm_id", OrderData::permId),
                    new Column<>("con_id", order -> order.contract().conId(), Folding.LEG),
                    new Column<>("symbol", order -> order.contract().symbol(), Folding.LEG),
                    new Column<>("status", order -> order.status().name(), Folding.STATUS),
                    life("status_text", OrderData.Life::statusText),
                    life("status_reason", OrderData.Life::reason),
                    best("order_type", OrderData::orderType),
                    best("order_type_text", OrderData::orderTypeText),
                    best("time_in_force", OrderData::timeInForce),
                    new Column<>(
                            "side",
                            order -> order.side() == null ? null : order.side().name(),
                            Folding.SIDE),
                    best("quantity", OrderData::quantity),
                    new Column<>("filled_quantity", OrderData::filledQuantity, Folding.DAILY_SUM),
                    life("remaining_quantity", OrderData.Life::remaining),
                    best("limit_price", OrderData::limitPrice),
                    best("stop_price", OrderData::stopPrice),
                    new Column<>("average_price", OrderData::averagePrice, Folding.DAILY_AVERAGE),
                    new Column<>("currency", order -> order.contract().currency(), Folding.LEG),
                    new Column<>("commission", OrderData::commission, Folding.DAILY_SUM),
                    best("commission_currency", OrderData::commissionCurrency),
                    best("order_reference", OrderData::orderReference),
                    best("submitted_at", order -> instant(order.submittedAt())),
                    best("submitted_at_text", order -> text(order.submittedAt())),
                    new Column<>("updated_at", order -> moment(order.updatedAt()), Folding.LATEST),
                    new Column<>("trade_date", OrderData::tradeDate, Folding.LATEST),
                    life("good_till_date", OrderData.Life::goodTillDate),
                    life("oca_group", OrderData.Life::ocaGroup),
                    life("parent_perm_id", OrderData.Life::parentPermId),
                    life("parent_client_order_id", OrderData.Life::parentClientOrderId),
                    life("submitter", OrderData.Life::submitter),
                    life("client_id", OrderData.Life::clientId),
                    life("client_order_id", OrderData.Life::clientOrderId),
                    life("combo_legs", OrderData.Life::comboLegs)));

    private OrderRows() {}

    private static Column<OrderData> life(String name, Function<OrderData.Life, Object> value) {
        return best(name, order -> order.life() == null ? null : value.apply(order.life()));
    }

    private static Part part(OrderData order) {
        OrderDay day = order.dayOfFills();
        return Part.of(Leg.of(order.contract()), day.reportDate(), day.tradeDate(), day.lastFill());
    }

    static Object instant(BrokerTime time) {
        return time == null ? null : time.instant();
    }

    /** A day alone is no moment: it would hide that of another report. */
    private static Object moment(BrokerTime time) {
        return time == null || time.precision() == BrokerTime.Precision.DATE ? null : time.instant();
    }

    static Object text(BrokerTime time) {
        return time == null ? null : time.text();
    }
}
