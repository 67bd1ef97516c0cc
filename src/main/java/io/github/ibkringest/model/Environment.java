package io.github.ibkringest.model;

/** What an account trades with: real money, simulated money, or something this program does not sync. */
public enum Environment {
    LIVE,
    PAPER,
    OTHER;

    /** Whether accounts of this environment take part in a sync. */
    public boolean isSynced() {
        return this != OTHER;
    }
}
