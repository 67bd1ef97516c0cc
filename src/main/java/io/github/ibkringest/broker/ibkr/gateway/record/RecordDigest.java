package io.github.ibkringest.broker.ibkr.gateway.record;

import io.github.ibkringest.broker.ibkr.gateway.execution.JoinedExecution;
import io.github.ibkringest.broker.ibkr.gateway.order.OrderState;
import io.github.ibkringest.broker.ibkr.gateway.wire.Frame;
import java.time.ZoneId;
import java.util.UUID;

/** Tells whether a record would say anything else than before. Stateless. */
public final class RecordDigest {

    private RecordDigest() {}

    /** Digest of all that a record says of an order; null while its terms or its account are not known. */
    public static UUID of(OrderState order, ZoneId zone) {
        return GatewayRecords.isTold(order)
                ? RecordText.hash(OrderText.of(order, zone).json())
                : null;
    }

    /** Digest of a frame that cannot be read. */
    public static UUID of(Frame lost) {
        return RecordText.hash(LostFrame.content(lost));
    }

    /** Digest of all that a record says of an execution. */
    public static UUID of(JoinedExecution execution, ZoneId zone) {
        return RecordText.hash(ExecutionText.of(execution, zone).json());
    }
}
