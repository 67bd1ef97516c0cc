package io.github.ibkringest.broker.ibkr;

import io.github.ibkringest.model.Environment;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conventions of IBKR account codes. Source of the facts: codes seen in real statements and API answers. */
public final class IbkrAccount {

    private static final Pattern FUTURES_SEGMENT = Pattern.compile("([A-Z]{1,4}\\d{4,9})F");

    private IbkrAccount() {}

    /**
     * The account that a row belongs to: rows of the futures segment carry the account's code with the suffix
     * {@code F} ({@code U1234567F}), consolidated rows a dash, and cut-down rows nothing.
     *
     * @param rowCode code on the row, may be null
     * @param statementCode code on the statement around it, may be null
     * @return the canonical code, or null when neither says
     */
    public static String canonical(String rowCode, String statementCode) {
        String code = isNone(rowCode) ? statementCode : rowCode;
        if (isNone(code)) {
            return null;
        }
        if (!code.endsWith("F")) {
            return code;
        }
        Matcher segment = FUTURES_SEGMENT.matcher(code);
        return segment.matches() ? segment.group(1) : code;
    }

    private static boolean isNone(String code) {
        return code == null || code.equals("-");
    }

    /** The environment that the code suggests: paper accounts start with D ({@code DU}, {@code DF}, {@code DUP}). */
    public static Environment environmentOf(String code) {
        return code.startsWith("D") ? Environment.PAPER : Environment.LIVE;
    }
}
