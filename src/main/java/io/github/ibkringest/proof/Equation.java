package io.github.ibkringest.proof;

import java.math.BigDecimal;

/** What must be equal in the store and at the broker. */
public enum Equation {
    /** The position of a contract: what the broker stated before and what moved since, against what it states now. */
    POSITION("E6", BigDecimal.ZERO),
    /** All commissions of the days, in the base currency. */
    COMMISSIONS("E2", new BigDecimal("0.01")),
    /** What was received for trades, in one currency. */
    SALES("E3", new BigDecimal("0.000001")),
    /** What was paid for trades, in one currency. */
    PURCHASES("E3", new BigDecimal("0.000001"));

    private final String id;
    private final BigDecimal tolerance;

    Equation(String id, BigDecimal tolerance) {
        this.id = id;
        this.tolerance = tolerance;
    }

    /** Its number in docs/proof.md. */
    public String id() {
        return id;
    }

    /** The difference up to which the sides count as equal, because the broker rounds. */
    public BigDecimal tolerance() {
        return tolerance;
    }
}
