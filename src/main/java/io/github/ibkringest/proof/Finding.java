package io.github.ibkringest.proof;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What came of an equation. Immutable.
 *
 * @param account code of the account
 * @param from first day that it is about
 * @param to last day
 * @param equation the equation
 * @param subject the contract or the currency; empty for all together
 * @param conId the con id of the contract, or null
 * @param ours what is stored, or null where nothing was added up, because there is nothing to compare it with
 * @param broker what the broker states, or null where it does not
 * @param status what came of it
 * @param reason why it is broken or not stated, and what to do; empty when it is proven
 */
public record Finding(
        String account,
        LocalDate from,
        LocalDate to,
        Equation equation,
        String subject,
        String conId,
        BigDecimal ours,
        BigDecimal broker,
        Status status,
        String reason) {

    /** What can come of an equation. */
    public enum Status {
        /** Both sides are equal. */
        PROVEN,
        /** Both sides are stated and differ. */
        BROKEN,
        /** The broker does not state it, or not all of it. */
        NOT_STATED;

        /** As people write it. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    /** What is missing in the store; null where the broker states nothing. */
    public BigDecimal remainder() {
        return broker == null ? null : broker.subtract(ours);
    }
}
