package io.github.ibkringest.store.status;

import io.github.ibkringest.store.sql.Sql;

/** Rows that something is missing of, or that do not agree with others: what they are called, and what it means. */
public enum Loose {
    WITHOUT_ORDER(
            "without-order",
            "executions without their order",
            false,
            "Their order is in no statement: tick Orders in the section Trades of the query."),
    WITHOUT_CONTRACT(
            "without-contract",
            "executions without contract",
            false,
            "They state neither a con id nor a known symbol of their contract: tick Conid in the query."),
    TOLD_TWICE(
            "told-twice",
            "executions that two reports may state",
            true,
            "Each may be a separate trade or the same as another row: the position may count it twice."),
    CANCELS(
            "cancels",
            "cancels without their original",
            true,
            "The trade that each cancels is not stored, so the position lacks it: import the days before."),
    WITHOUT_BOOKING(
            "without-booking",
            "option events without their booking",
            false,
            "No execution of type BookTrade of that contract and day matches: tick Executions, or import that day."),
    WITHOUT_ASSIGNMENT(
            "without-assignment",
            "deliveries without their assignment or exercise",
            false,
            "The option event that caused each is not stored: import the days before."),
    QUARANTINED(
            "quarantined",
            "quarantined records",
            true,
            "They could not be trusted and are in no table; see: ibkr-ingest quarantine show NUMBER."),
    UNCONFIRMED(
            "unconfirmed",
            "executions never confirmed",
            true,
            "Only a trade confirmation or a gateway states them, the final statement of their day does not: the broker may have"
                    + " cancelled them."),
    DOUBLED_ORDERS(
            "doubled-orders",
            "working orders that may be one",
            true,
            "One order of a client has become two at IBKR, as can happen if it is changed while the connection is lost:"
                    + " both may be filled. Cancel one."),
    FILLS(
            "fills",
            "orders whose filled quantity differs from their executions",
            true,
            "The filled quantity of the order and the sum of its executions differ: an execution is missing, or one is"
                    + " too many.");

    private final String label;
    private final String title;
    private final boolean grave;
    private final String meaning;

    Loose(String label, String title, boolean grave, String meaning) {
        this.label = label;
        this.title = title;
        this.grave = grave;
        this.meaning = meaning;
    }

    /** Its name on the command line. */
    public String label() {
        return label;
    }

    /** What the rows are. */
    public String title() {
        return title;
    }

    /** Whether a position may be wrong because of it. */
    public boolean isGrave() {
        return grave;
    }

    /** What it means and what to do, in a sentence. */
    public String meaning() {
        return meaning;
    }

    /** The query that lists the rows. */
    String sql() {
        return Sql.of("status/list/" + label);
    }
}
