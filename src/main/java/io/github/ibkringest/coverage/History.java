package io.github.ibkringest.coverage;

/** What is known about the days of one dataset of an account, taken together. */
public enum History {
    /** Each trading day due is proven complete. */
    COMPLETE("complete", true),
    /** The history begins after the last day due. */
    NOTHING_DUE("nothing due", true),
    /** Statements come without the section of this dataset, and what they cover of the others is complete. */
    NOT_CONFIGURED("not configured", true),
    /** Trading days are missing. */
    GAPS("gaps", false),
    /** There was no run yet, or each failed or was interrupted. */
    NO_RUN("no run has succeeded yet", false),
    /** What was read does not tell it, and completes no day of the other datasets either. */
    NOT_TOLD("not told yet", false),
    /** Statements were read, but none says which days it is about, so that none proves a day. */
    NO_PERIOD("no period stated", false),
    /** Statements were read, but none of a day that was over and wanted. */
    NO_DAY("no day delivered", false);

    private final String label;
    private final boolean green;

    History(String label, boolean green) {
        this.label = label;
        this.green = green;
    }

    /** A word for it, or a few. */
    public String label() {
        return label;
    }

    /** Whether nobody has to look at it. */
    public boolean isGreen() {
        return green;
    }
}
