package io.github.ibkringest.broker.ibkr.gateway.codec;

import io.github.ibkringest.broker.ibkr.gateway.message.CommissionReport;
import io.github.ibkringest.broker.ibkr.gateway.message.ExecutionDetails;
import io.github.ibkringest.broker.ibkr.gateway.message.Message;
import io.github.ibkringest.broker.ibkr.gateway.wire.BrokenFrameException;
import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import java.math.BigDecimal;
import java.util.List;

/** The messages about executions: 11 and 59. */
final class Executions {

    /** What IBKR writes for a commission that it does not know yet. */
    private static final BigDecimal PENDING = BigDecimal.ONE.negate();

    private static final int SUBMITTER = 198;

    private Executions() {}

    static Message details(List<String> fields, ServerVersion version) {
        NamedFields named = new FieldWalk(fields, version)
                .take("msgId", "reqId", "orderId")
                .take(OrderLayout.CONTRACT)
                .take("execId", "time", "acctNumber", "execution.exchange", "side", "shares", "price", "permId")
                .take("clientId", "liquidation", "cumQty", "avgPrice", "orderRef", "evRule", "evMultiplier")
                .take("modelCode", "lastLiquidity", "pendingPriceRevision")
                .since(SUBMITTER, "submitter")
                .end();
        BigDecimal shares = named.requiredDecimal("shares");
        if (shares.signum() < 0) {
            throw new BrokenFrameException("shares are negative");
        }
        return new ExecutionDetails(
                named.id("reqId"),
                named.number("orderId"),
                named.id("clientId"),
                named.number("permId", "0"),
                Contracts.of(named),
                named.required("execId"),
                named.required("time"),
                named.required("acctNumber"),
                named.side("side"),
                shares,
                named.requiredDecimal("price"),
                named.text("execution.exchange"),
                named.flag("liquidation"),
                named.decimal("cumQty"),
                named.decimal("avgPrice"),
                named.text("orderRef"),
                named.text("modelCode"),
                liquidity(named),
                named.flag("pendingPriceRevision"),
                named.text("submitter"));
    }

    private static Integer liquidity(NamedFields named) {
        Long liquidity = named.nonZeroInteger("lastLiquidity");
        return liquidity == null ? null : Integer.valueOf(Math.toIntExact(Math.min(liquidity, Integer.MAX_VALUE - 1L)));
    }

    static Message commission(List<String> fields, ServerVersion version) {
        NamedFields named = new FieldWalk(fields, version)
                .take("msgId", "version", "execId", "commission", "currency", "realizedPNL", "yield")
                .take("yieldRedemptionDate")
                .end();
        BigDecimal commission = named.decimal("commission");
        String currency = named.text("currency");
        return new CommissionReport(
                named.required("execId"),
                isKnown(commission, currency) ? commission : null,
                currency,
                named.decimal("realizedPNL"));
    }

    /** Without a currency it is none: the first report of a fill may say 0, or nothing, before the sum is worked out. */
    private static boolean isKnown(BigDecimal commission, String currency) {
        return commission != null && currency != null && commission.compareTo(PENDING) != 0;
    }
}
