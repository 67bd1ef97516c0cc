package io.github.ibkringest.broker.fake;

import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.ExecutionKind;
import io.github.ibkringest.model.Side;
import java.math.BigDecimal;
import java.util.List;

/** An execution of the fake broker. */
public final class FakeExecution extends FakeRecord<FakeExecution> {

    private FakeExecution(ExecutionKind kind) {
        super(Dataset.EXECUTIONS);
        attribute("kind", kind.name()).attribute("at", "2026-07-16T14:30:00Z").buy("100", "10");
    }

    /** A trade; what follows the last dot of its id is its revision. */
    public static FakeExecution fill(String execId) {
        return new FakeExecution(ExecutionKind.FILL).attribute("execId", execId);
    }

    /** A trade as a live source tells of it, with the number of its order there. */
    public static FakeExecution live(String execId, String permId) {
        return fill(execId).attribute("permId", permId).without("date");
    }

    /** Why the row exists. */
    public FakeExecution kind(ExecutionKind kind) {
        return attribute("kind", kind.name());
    }

    /** A booking without a trade. */
    public static FakeExecution book(String tradeId) {
        return new FakeExecution(ExecutionKind.BOOK)
                .attribute("transactionId", "B" + tradeId)
                .attribute("tradeId", tradeId);
    }

    /** Takes back the booking of a transaction id. */
    public static FakeExecution cancel(String transactionId, String origTransactionId) {
        return new FakeExecution(ExecutionKind.CANCEL)
                .attribute("transactionId", transactionId)
                .attribute("origTransactionId", origTransactionId);
    }

    public FakeExecution buy(String quantity, String price) {
        return attribute("side", Side.BUY.name())
                .attribute("quantity", quantity)
                .attribute("price", price);
    }

    public FakeExecution sell(String quantity, String price) {
        return buy(quantity, price).attribute("side", Side.SELL.name());
    }

    public FakeExecution order(String orderId) {
        return attribute("orderId", orderId);
    }

    public FakeExecution transaction(String transactionId) {
        return attribute("transactionId", transactionId);
    }

    public FakeExecution commission(String commission) {
        return attribute("commission", commission);
    }

    public FakeExecution at(String instant) {
        return attribute("at", instant);
    }

    static ExecutionData read(String account, FakeAttributes said) {
        ExecutionKind kind = ExecutionKind.valueOf(said.required("kind"));
        Side side = Side.valueOf(said.required("side"));
        BigDecimal quantity = said.number("quantity");
        boolean negative = (side == Side.SELL) != (kind == ExecutionKind.CANCEL);
        return new ExecutionData(
                account,
                ids(said),
                kind,
                said.text("kind"),
                said.contract(),
                side,
                quantity,
                negative ? quantity.negate() : quantity,
                said.number("price"),
                new ExecutionData.Amounts(
                        said.text("currency"),
                        said.number("commission"),
                        said.text("currency"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                said.time("at"),
                said.date("date"),
                said.date("date"),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                true,
                false,
                false);
    }

    private static ExecutionData.Ids ids(FakeAttributes said) {
        String execId = said.text("execId");
        int dot = execId == null ? -1 : execId.lastIndexOf('.');
        return new ExecutionData.Ids(
                execId == null ? "T:" + said.required("transactionId") : "X:" + execId,
                "",
                execId,
                dot < 0 ? null : execId.substring(0, dot),
                dot < 0 ? null : Integer.valueOf(execId.substring(dot + 1)),
                said.text("transactionId"),
                said.text("tradeId"),
                said.text("origTransactionId"),
                null,
                said.text("orderId"),
                said.text("brokerageOrderId"),
                said.text("orderReference"),
                said.text("permId"));
    }
}
