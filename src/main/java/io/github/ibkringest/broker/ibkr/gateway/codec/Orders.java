package io.github.ibkringest.broker.ibkr.gateway.codec;

import io.github.ibkringest.broker.ibkr.gateway.message.CompletedOrder;
import io.github.ibkringest.broker.ibkr.gateway.message.Message;
import io.github.ibkringest.broker.ibkr.gateway.message.OpenOrder;
import io.github.ibkringest.broker.ibkr.gateway.message.OrderStatusReport;
import io.github.ibkringest.broker.ibkr.gateway.message.OrderTerms;
import io.github.ibkringest.broker.ibkr.gateway.wire.BrokenFrameException;
import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The messages about orders: 5, 101 and 3. */
final class Orders {

    private Orders() {}

    static Message open(List<String> fields, ServerVersion version) {
        NamedFields named;
        boolean isWhole = true;
        try {
            named = OpenOrderLayout.whole(fields, version);
        } catch (BrokenFrameException e) {
            // A block that IBKR has changed shifts what follows it. What stands before is certain.
            named = OpenOrderLayout.head(fields, version);
            isWhole = false;
        }
        return new OpenOrder(
                named.number("orderId"),
                named.id("clientId"),
                terms(named),
                named.nonZeroInteger("parentId"),
                named.text("orderState.status"),
                named.decimal("commission"),
                named.text("commissionCurrency"),
                EscapedText.plain(named.text("rejectReason")),
                EscapedText.plain(named.text("warningText")),
                named.flag("whatIf"),
                isWhole);
    }

    static Message completed(List<String> fields, ServerVersion version) {
        NamedFields named;
        boolean isWhole = true;
        try {
            named = CompletedOrderLayout.whole(fields, version);
        } catch (BrokenFrameException e) {
            named = CompletedOrderLayout.bothEnds(fields, version);
            isWhole = false;
        }
        return new CompletedOrder(
                terms(named),
                named.text("orderState.status"),
                named.decimal("filledQuantity"),
                named.number("parentPermId", "0"),
                named.text("completedTime"),
                EscapedText.plain(named.text("completedStatus")),
                isWhole);
    }

    static Message status(List<String> fields, ServerVersion version) {
        NamedFields named = new FieldWalk(fields, version)
                .take("msgId", "orderId", "status", "filled", "remaining", "avgFillPrice", "permId", "parentId")
                .take("lastFillPrice", "clientId", "whyHeld", "mktCapPrice")
                .end();
        return new OrderStatusReport(
                named.number("orderId"),
                named.id("clientId"),
                named.number("permId", "0"),
                named.required("status"),
                named.decimal("filled"),
                named.decimal("remaining"),
                named.nonZero("avgFillPrice"),
                named.nonZero("lastFillPrice"),
                named.nonZeroInteger("parentId"),
                named.text("whyHeld"));
    }

    private static OrderTerms terms(NamedFields named) {
        return new OrderTerms(
                named.number("permId", "0"),
                named.text("account"),
                Contracts.of(named),
                named.side("action"),
                named.decimal("totalQuantity"),
                named.text("orderType"),
                named.decimal("lmtPrice"),
                named.decimal("auxPrice"),
                trailStop(named),
                named.text("tif"),
                named.text("goodTillDate"),
                named.text("ocaGroup"),
                named.text("orderRef"),
                named.text("modelCode"),
                named.text("submitter"),
                named.text("comboLegsDescrip"),
                legs(named));
    }

    private static BigDecimal trailStop(NamedFields named) {
        BigDecimal first = named.decimal("trailStopPrice");
        return first == null ? named.decimal("trailStopPrice2") : first;
    }

    private static List<OrderTerms.Leg> legs(NamedFields named) {
        List<OrderTerms.Leg> legs = new ArrayList<>();
        for (int i = 0; named.text("leg[" + i + "].conId") != null; i++) {
            String leg = "leg[" + i + "].";
            legs.add(new OrderTerms.Leg(
                    named.text(leg + "conId"),
                    named.decimal(leg + "ratio"),
                    named.side(leg + "action"),
                    named.text(leg + "exchange")));
        }
        return legs;
    }
}
