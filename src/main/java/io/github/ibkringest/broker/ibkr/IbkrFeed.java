package io.github.ibkringest.broker.ibkr;

import io.github.ibkringest.broker.record.Provenance;
import java.time.Instant;

/** IBKR's reports of trade history, from the most to the least authoritative. */
public enum IbkrFeed {
    FLEX_ACTIVITY("flex-activity", 4),
    FLEX_CONFIRMATION("flex-confirmation", 3),
    TWS("tws", 2),
    CLIENT_PORTAL("client-portal", 1);

    private final String label;
    private final int rank;

    IbkrFeed(String label, int rank) {
        this.label = label;
        this.rank = rank;
    }

    /** The name in tables and messages. */
    public String label() {
        return label;
    }

    /** A statement of this feed made at a moment. */
    public Provenance asOf(Instant moment) {
        return new Provenance(label, rank, moment);
    }
}
