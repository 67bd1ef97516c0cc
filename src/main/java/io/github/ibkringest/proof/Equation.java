package io.github.ibkringest.proof;

import java.math.BigDecimal;
import java.util.Locale;

/** What must be equal: in the store and at the broker, or within what the broker states. */
public enum Equation {
    /** The position of a contract: what the broker stated before and what moved since, against what it states now. */
    POSITION("E6", Tolerance.NONE),
    /** All commissions of the days, in the base currency. */
    COMMISSIONS("E2", Tolerance.BASE),
    /** What was received for trades, in one currency. */
    SALES("E3", Tolerance.CURRENCY),
    /** What was paid for trades, in one currency. */
    PURCHASES("E3", Tolerance.CURRENCY),
    /** Starting cash and movements of a currency, against its ending cash. */
    CASH("E1", Tolerance.CURRENCY),
    /** The same of all currencies, in the base currency. */
    CASH_IN_BASE("E1", Tolerance.BASE),
    /** Net cash of trades that settle later, against the cash that is not settled. */
    SETTLED_CASH("E4", Tolerance.CENT),
    /** Cash transactions of a type, against the cash report. */
    CASH_TRANSACTIONS("E5", Tolerance.CURRENCY),
    /** Bookings in the contracts of option events, against these. */
    OPTION_EVENTS("E7", Tolerance.NONE),
    /** Trades whose proceeds are quantity, price and multiplier, among all that state them. */
    PROCEEDS("E9", Tolerance.NONE),
    /** Trades whose net cash is proceeds, commission and taxes, among all that state them. */
    NET_CASH("E9", Tolerance.NONE),
    /** Orders whose fills add up to what their rows say, among all that have rows. */
    ORDERS("E10", Tolerance.NONE),
    /** The balance of a statement of funds at its beginning and its amounts, against its balance at the end. */
    FUNDS("E8", Tolerance.CURRENCY),
    /** The same in the base currency. */
    FUNDS_IN_BASE("E8", Tolerance.BASE),
    /** Symbol summaries that are the sum of the executions of their contract, among all. */
    SYMBOLS("E11", Tolerance.NONE),
    /** The rows of the performance summary, against its totals. */
    PERFORMANCE("E12", Tolerance.BASE),
    /** The parts of the equity, against its total. */
    EQUITY("E13", Tolerance.BASE),
    /** Interest accrued in a currency at the beginning and what changed it, against the end. */
    INTEREST("E14", Tolerance.CURRENCY),
    /** The same of all currencies, in the base currency. */
    INTEREST_IN_BASE("E14", Tolerance.BASE);

    private final String id;
    private final Tolerance tolerance;

    Equation(String id, Tolerance tolerance) {
        this.id = id;
        this.tolerance = tolerance;
    }

    private enum Tolerance {
        NONE("0"),
        /** Statements have eight decimals. */
        CURRENCY("0.000001"),
        CENT("0.01"),
        /** Sums of converted amounts are rounded. */
        BASE("0.01");

        private final BigDecimal most;

        Tolerance(String most) {
            this.most = new BigDecimal(most);
        }
    }

    /** Its number in docs/proof.md. */
    public String id() {
        return id;
    }

    /** Its name for people and programs: {@code cash in base}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The difference up to which the sides count as equal, because the broker rounds. */
    public BigDecimal tolerance() {
        return tolerance.most;
    }
}
