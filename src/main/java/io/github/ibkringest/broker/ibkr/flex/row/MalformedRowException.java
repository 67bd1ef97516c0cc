package io.github.ibkringest.broker.ibkr.flex.row;

/** A row cannot be trusted. The message says what is wrong with which column, and what to do. */
public final class MalformedRowException extends RuntimeException {

    /** What to do where names stand in the place of account codes. */
    public static final String NO_ALIASES = "set Display Account Alias in Place of Account ID to No";

    private static final long serialVersionUID = 1L;

    private final boolean isMissing;

    /** Its message is all that is kept of it, and a statement may be full of such rows: no stack trace. */
    private MalformedRowException(String message, Throwable cause, boolean isMissing) {
        super(message, cause, false, false);
        this.isMissing = isMissing;
    }

    /** Whether a required value is absent. */
    public boolean isMissing() {
        return isMissing;
    }

    static MalformedRowException unreadable(
            FlexRow row, Column column, String text, String expected, RuntimeException cause) {
        String attribute = column.attributes().stream()
                .filter(name -> nameIsIn(row, name))
                .findFirst()
                .orElse(column.attributes().get(0));
        String why = cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
        return new MalformedRowException(attribute + "=\"" + text + "\" is not " + expected + why, cause, false);
    }

    /**
     * A required value is absent: the column was not selected, or this row leaves it empty. Of a stored row nobody knows
     * which.
     */
    public static MalformedRowException missing(FlexRow row, Column column) {
        String attribute = column.attributes().get(0);
        return new MalformedRowException(
                row.isStored() || row.shape().has(column)
                        ? attribute + " is empty"
                        : attribute + " is not in the statement: tick \"" + column.label() + "\" in the section "
                                + row.section().element() + " of the Flex query",
                null,
                true);
    }

    /**
     * A row belongs to no account.
     *
     * @param stated what it says where an account code belongs, or null
     */
    public static MalformedRowException withoutAccount(FlexRow row, String stated) {
        return stated == null
                ? missing(row, Column.ACCOUNT)
                : because("accountId=\"" + stated + "\" is no account code: " + NO_ALIASES
                        + " in the Flex query, and fetch the same days again");
    }

    /** A row that cannot be trusted, with a message of the caller. */
    public static MalformedRowException because(String message) {
        return new MalformedRowException(message, null, false);
    }

    private static boolean nameIsIn(FlexRow row, String name) {
        for (int i = 0; i < row.shape().size(); i++) {
            if (row.shape().attribute(i).equals(name)) {
                return true;
            }
        }
        return false;
    }
}
