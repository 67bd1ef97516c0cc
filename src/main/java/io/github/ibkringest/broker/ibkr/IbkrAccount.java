package io.github.ibkringest.broker.ibkr;

import io.github.ibkringest.model.Environment;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conventions of IBKR account codes. Source of the facts: codes seen in real statements and API answers. */
public final class IbkrAccount {

    /** What a segment adds to the code of its account: {@code F} for futures, {@code -P} for crypto-currency at Paxos. */
    private static final String SUFFIX = "(F|-P)";

    private static final Pattern SEGMENT = Pattern.compile("([A-Z]{1,4}\\d{4,9})" + SUFFIX);

    /**
     * Codes as IBKR writes them, with the suffix of a segment. Longer words with few digits (IRA2024) are somebody's
     * own.
     */
    private static final Pattern CODE = Pattern.compile("([A-Z]{1,4}\\d{5,9}|[A-Z]{1,2}\\d{4})" + SUFFIX + "?");

    /** What may be a code of any make, also one that was made unreadable before it was handed on. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");

    private static final Pattern BOTH_CASES = Pattern.compile("(?=.*[a-z]).*[A-Z].*");

    /** A word of capitals and small letters is a name unless it has that many digits. */
    private static final int DIGITS_OF_A_CODE = 3;

    private IbkrAccount() {}

    /**
     * The account that a row belongs to: rows of a segment carry the account's code with the segment's suffix
     * ({@code U1234567F}, {@code U1234567-P}), consolidated rows a dash, and cut-down rows nothing. Capitals do not
     * matter.
     *
     * @param rowCode code on the row, may be null
     * @param statementCode code on the statement around it, may be null
     * @return the canonical code, or null when neither says, or says what can be no code
     */
    public static String canonical(String rowCode, String statementCode) {
        String code = stated(rowCode, statementCode);
        if (code == null || isName(code)) {
            return null;
        }
        String capitals = code.toUpperCase(Locale.ROOT);
        String spelled = isUsual(capitals) ? capitals : code;
        Matcher segment = SEGMENT.matcher(spelled);
        return segment.matches() ? segment.group(1) : spelled;
    }

    /** What a row, or the statement around it, says of its account; null when neither says anything. */
    public static String stated(String rowCode, String statementCode) {
        String code = isNone(rowCode) ? statementCode : rowCode;
        return isNone(code) ? null : code.strip();
    }

    private static boolean isNone(String code) {
        return code == null || code.isBlank() || code.strip().equals("-");
    }

    /** Whether a text is somebody's own name for an account and can be no code of the broker. */
    public static boolean isName(String code) {
        return !WORD.matcher(code).matches()
                || !isUsual(code.toUpperCase(Locale.ROOT))
                        && BOTH_CASES.matcher(code).matches()
                        && code.chars().filter(Character::isDigit).count() < DIGITS_OF_A_CODE;
    }

    /** Whether a code is as IBKR writes them; others may be names. */
    public static boolean isUsual(String code) {
        return CODE.matcher(code).matches();
    }

    /** The environment that the code suggests: paper accounts start with D ({@code DU}, {@code DF}, {@code DUP}). */
    public static Environment environmentOf(String code) {
        return code.startsWith("D") ? Environment.PAPER : Environment.LIVE;
    }
}
