package io.github.ibkringest.broker.ibkr.gateway.record;

import io.github.ibkringest.broker.ibkr.gateway.message.OrderTerms;
import io.github.ibkringest.broker.ibkr.gateway.order.OrderState;
import io.github.ibkringest.broker.ibkr.gateway.order.OrderWords;
import io.github.ibkringest.model.OrderData;
import io.github.ibkringest.model.OrderDay;
import io.github.ibkringest.model.OrderStatus;
import io.github.ibkringest.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Orders in records. Stateless.
 *
 * <p>How an order ended has names of its own: a later record of the same order that does not know of the end leaves it as
 * it is. The end that the list of completed orders tells outranks the one that a state tells.
 */
final class OrderText {

    private static final String STATE = "#state";
    private static final String END = "#end";
    private static final String COMPLETED = "#completed";

    private OrderText() {}

    /** What a record says of an order whose terms are known. */
    static RecordText of(OrderState order, ZoneId zone) {
        RecordText text = new RecordText();
        terms(text, order.terms());
        text.put("permId", order.permId())
                .put("account", order.account())
                .put("totalQuantity", order.quantity())
                .put("filled", order.filled())
                .put("avgFillPrice", order.averagePrice())
                .put("orderId", order.orderId())
                .put("clientId", order.clientId())
                .put("parentId", order.parentOrderId())
                .put("parentPermId", order.parentPermId())
                .put("completedTime", order.completedTime())
                .put(Moments.ZONE, Moments.zoneOf(order.completedTime(), zone))
                .put(STATE, order.status())
                .putOrNone("status", order.statusText())
                .putOrNone("reason", order.reason());
        if (order.isEnded()) {
            String end = order.isCompleted() ? COMPLETED : END;
            text.put(end, order.status())
                    .putOrNone(end + "Words", order.statusText())
                    .putOrNone(end + "Reason", order.reason());
        }
        return text;
    }

    private static void terms(RecordText text, OrderTerms terms) {
        ContractText.put(text, terms.contract());
        text.put("exchange", terms.contract().exchange())
                .put("action", terms.side())
                .put("orderType", terms.orderType())
                .put("lmtPrice", terms.limitPrice())
                .put("auxPrice", terms.auxPrice())
                .put("trailStopPrice", terms.trailStopPrice())
                .put("tif", terms.timeInForce())
                .put("goodTillDate", terms.goodTillDate())
                .put("ocaGroup", terms.ocaGroup())
                .put("orderRef", terms.orderReference())
                .put("modelCode", terms.modelCode())
                .put("submitter", terms.submitter())
                .put("comboLegs", terms.comboText());
    }

    /**
     * The order of a record.
     *
     * @param heardAt when it was told of
     */
    static OrderData read(String account, RecordText text, Instant heardAt) {
        String delivered = text.get("orderType");
        BigDecimal filled = text.number("filled");
        return new OrderData(
                account,
                null,
                text.get("permId"),
                OrderDay.ALL,
                ContractText.read(text),
                status(text, filled),
                text.get("action") == null ? null : Side.valueOf(text.get("action")),
                OrderWords.type(delivered),
                delivered,
                text.get("tif"),
                text.number("totalQuantity"),
                filled,
                OrderWords.limit(delivered, text.number("lmtPrice")),
                OrderWords.stop(delivered, text.number("auxPrice"), text.number("trailStopPrice")),
                text.number("avgFillPrice"),
                null,
                null,
                text.get("orderRef"),
                null,
                text.get("completedTime") == null ? Moments.heard(heardAt) : Moments.read(text, "completedTime"),
                null,
                life(text, filled));
    }

    private static OrderData.Life life(RecordText text, BigDecimal filled) {
        BigDecimal quantity = text.number("totalQuantity");
        String words = ended(text);
        return new OrderData.Life(
                quantity == null || filled == null
                        ? null
                        : quantity.subtract(filled).max(BigDecimal.ZERO),
                words == null ? text.get("status") : text.get(words + "Words"),
                words == null ? text.get("reason") : text.get(words + "Reason"),
                text.get("parentPermId"),
                text.get("parentId"),
                text.get("ocaGroup"),
                text.get("goodTillDate"),
                text.get("submitter"),
                text.get("clientId"),
                text.get("orderId"),
                legs(text));
    }

    /** The legs of a combo; its type where none were told. */
    private static String legs(RecordText text) {
        if (!ContractText.isCombo(text)) {
            return null;
        }
        return text.get("comboLegs") == null ? text.get("secType") : text.get("comboLegs");
    }

    /** What the names of the end begin with that counts; null for an order that has not ended. */
    private static String ended(RecordText text) {
        if (text.get(COMPLETED) != null) {
            return COMPLETED;
        }
        return text.get(END) == null ? null : END;
    }

    private static OrderStatus status(RecordText text, BigDecimal filled) {
        String end = ended(text);
        if (end != null) {
            return OrderStatus.valueOf(text.get(end));
        }
        OrderStatus state = text.get(STATE) == null ? OrderStatus.UNKNOWN : OrderStatus.valueOf(text.get(STATE));
        boolean isWorking = state == OrderStatus.WORKING || state == OrderStatus.PENDING;
        return isWorking && filled != null && filled.signum() > 0 ? OrderStatus.PARTIALLY_FILLED : state;
    }
}
