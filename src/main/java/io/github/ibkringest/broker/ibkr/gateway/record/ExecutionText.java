package io.github.ibkringest.broker.ibkr.gateway.record;

import io.github.ibkringest.broker.ibkr.ExecutionIdentity;
import io.github.ibkringest.broker.ibkr.gateway.execution.ExecutionRole;
import io.github.ibkringest.broker.ibkr.gateway.execution.JoinedExecution;
import io.github.ibkringest.broker.ibkr.gateway.message.ExecutionDetails;
import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.ExecutionKind;
import io.github.ibkringest.model.Side;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;

/** Executions in records. Stateless. */
final class ExecutionText {

    private static final String ROLE = "#role";

    private ExecutionText() {}

    /** What a record says of an execution. */
    static RecordText of(JoinedExecution execution, ZoneId zone) {
        ExecutionDetails details = execution.details();
        RecordText text = new RecordText();
        ContractText.put(text, details.contract());
        text.put("execId", details.execId())
                .put("permId", details.permId())
                .put("account", details.account())
                .put("time", details.time())
                .put(Moments.ZONE, Moments.zoneOf(details.time(), zone))
                .put("side", details.side())
                .put("shares", details.shares())
                .put("price", details.price())
                .put("exchange", details.exchange())
                .put("liquidation", details.liquidation() ? "1" : null)
                .put("cumQty", details.cumulativeQuantity())
                .put("avgPrice", details.averagePrice())
                .put("orderRef", details.orderReference())
                .put("orderId", details.orderId() == 0 ? null : details.orderId())
                .put("clientId", details.clientId())
                .put("modelCode", details.modelCode())
                .put("lastLiquidity", details.lastLiquidity())
                .put("pendingPriceRevision", details.isPricePending() ? "1" : null)
                .put("submitter", details.submitter())
                .put(ROLE, execution.role());
        if (execution.commission() != null) {
            text.put("commission", execution.commission())
                    .put("commissionCurrency", execution.cost().currency())
                    .put("realizedPNL", execution.cost().realizedPnl());
        }
        return text;
    }

    /**
     * The execution of a record.
     *
     * @throws IllegalArgumentException when its time cannot be read; the message says so
     */
    static ExecutionData read(String account, RecordText text) {
        ExecutionRole role = ExecutionRole.valueOf(text.get(ROLE));
        ExecutionIdentity identity = ExecutionIdentity.of(text.get("execId"), null, null, null, null, null, 0);
        Side side = Side.valueOf(text.get("side"));
        BigDecimal shares = text.number("shares");
        BrokerTime time = Moments.read(text, "time");
        if (time == null) {
            throw new IllegalArgumentException("the time '" + text.get("time")
                    + "' cannot be read; set gateway.zone if it is of the gateway's own zone, and report the form");
        }
        return new ExecutionData(
                account,
                new ExecutionData.Ids(
                        identity.key(),
                        "",
                        text.get("execId"),
                        identity.group(),
                        identity.revision(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        text.get("orderRef"),
                        text.get("permId")),
                ExecutionKind.valueOf(role.name()),
                null,
                ContractText.read(text),
                side,
                shares,
                side == Side.BUY ? shares : shares.negate(),
                text.number("price"),
                new ExecutionData.Amounts(
                        text.get("currency"),
                        text.number("commission"),
                        text.get("commissionCurrency"),
                        null,
                        null,
                        null,
                        null,
                        text.number("realizedPNL"),
                        null),
                time,
                null,
                null,
                null,
                null,
                List.of(),
                text.get("exchange"),
                null,
                null,
                true,
                false,
                false);
    }
}
