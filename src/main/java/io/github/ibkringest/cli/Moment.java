package io.github.ibkringest.cli;

/** Moments of the ledger, for people. */
final class Moment {

    private Moment() {}

    /** The ISO text of a moment in UTC, easier to read; empty for none. */
    static String text(String iso) {
        return iso == null ? "" : iso.replace('T', ' ').replace("Z", " UTC");
    }

    /** The same without the zone, where a heading tells it. */
    static String inColumn(String iso) {
        return text(iso).replace(" UTC", "");
    }
}
