package io.github.ibkringest.cli.output;

/** Moments of the ledger, for people. */
public final class Moment {

    private Moment() {}

    /** The ISO text of a moment in UTC, easier to read; empty for none. */
    public static String text(String iso) {
        return iso == null ? "" : iso.replace('T', ' ').replace("Z", " UTC");
    }

    /** The same without the zone, where a heading states it. */
    public static String inColumn(String iso) {
        return text(iso).replace(" UTC", "");
    }
}
