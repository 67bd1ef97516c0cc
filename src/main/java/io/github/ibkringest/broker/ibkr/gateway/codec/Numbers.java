package io.github.ibkringest.broker.ibkr.gateway.codec;

import io.github.ibkringest.broker.ibkr.gateway.wire.BrokenFrameException;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Numbers as the protocol writes them. Each kind has a value that means none, which becomes null. What looks like no
 * number that money or shares can have is refused, so that no text can make a number of a billion digits.
 */
final class Numbers {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,25}(\\.\\d{0,25})?([eE][+-]?\\d{1,2})?");
    private static final int LONGEST_INTEGER = 19;
    private static final String UNSET_INTEGER = "2147483647";
    private static final Set<String> UNSET_DECIMALS = Set.of(
            "1.7976931348623157E308",
            "1.7976931348623157E+308",
            "-9223372036854775808",
            "9223372036854775807",
            UNSET_INTEGER,
            "Infinity",
            "NaN");
    private static final Set<String> UNSET_INTEGERS =
            Set.of(UNSET_INTEGER, "9223372036854775807", "-9223372036854775808");

    private Numbers() {}

    /** An exact number, or null when it is unset. */
    static BigDecimal decimal(String name, String text) {
        if (text == null || text.isEmpty() || UNSET_DECIMALS.contains(text)) {
            return null;
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw new BrokenFrameException(name + " is no number");
        }
        BigDecimal number = new BigDecimal(text);
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    /** A whole number, or null when it is unset. */
    static Long integer(String name, String text) {
        if (text == null || text.isEmpty() || UNSET_INTEGERS.contains(text)) {
            return null;
        }
        return parsed(name, text);
    }

    /** A whole number that may be the greatest of its kind. */
    static long parsed(String name, String text) {
        try {
            if (text != null && text.length() <= LONGEST_INTEGER + 1) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            throw new BrokenFrameException(name + " is no whole number");
        }
        throw new BrokenFrameException(name + " is no whole number");
    }
}
