package io.github.ibkringest.broker.ibkr.gateway.execution;

import io.github.ibkringest.broker.ibkr.ExecutionIdentity;
import io.github.ibkringest.broker.ibkr.gateway.message.CommissionReport;
import io.github.ibkringest.broker.ibkr.gateway.message.ExecutionDetails;
import io.github.ibkringest.model.Side;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * An execution with what it cost.
 *
 * @param details as told last
 * @param cost what it cost; null until that is told
 * @param identity its key and its place among revisions
 * @param role what it is
 * @param isEffective whether no later revision replaces it
 * @param seenAt when it was told of last, by the clock of this machine
 */
public record JoinedExecution(
        ExecutionDetails details,
        CommissionReport cost,
        ExecutionIdentity identity,
        ExecutionRole role,
        boolean isEffective,
        Instant seenAt) {

    /** The commission; null until a valid one is told. */
    public BigDecimal commission() {
        return cost == null ? null : cost.commission();
    }

    /** What the position changes by; 0 when it does not count. */
    public BigDecimal signedQuantity() {
        if (!isEffective || !role.counts()) {
            return BigDecimal.ZERO;
        }
        return details.side() == Side.BUY ? details.shares() : details.shares().negate();
    }
}
