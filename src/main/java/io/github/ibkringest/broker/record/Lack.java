package io.github.ibkringest.broker.record;

/** Why a statement that speaks of some days does not prove a dataset of them complete. */
public enum Lack {
    /** It came without the dataset: its section, or its level of detail, is not selected in the query. */
    NOT_SELECTED("not-selected"),
    /** It has no rows of its own; orders are made from its executions, and are complete once these are stored. */
    FROM_EXECUTIONS("from-executions"),
    /** Records of it were put into quarantine. */
    QUARANTINED("quarantined");

    private final String label;

    Lack(String label) {
        this.label = label;
    }

    /** The word for it in the database. */
    public String label() {
        return label;
    }

    /** The reason of a word. */
    public static Lack of(String label) {
        for (Lack lack : values()) {
            if (lack.label.equals(label)) {
                return lack;
            }
        }
        throw new IllegalArgumentException(label + " is no reason");
    }
}
