package io.github.ibkringest.broker.ibkr.flex.format;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers as Flex writes them: a plain dot, optionally thousands separators (an option of the query). */
public final class FlexNumbers {

    private static final Pattern GROUPED = Pattern.compile("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");

    /** Beyond this a text is no number of any statement, only a way to make arithmetic expensive. */
    private static final int MAX_LENGTH = 60;

    private FlexNumbers() {}

    /**
     * Reads a number exactly.
     *
     * @throws NumberFormatException when the text is none
     */
    public static BigDecimal parse(String text) {
        String plain = text.indexOf(',') >= 0 && GROUPED.matcher(text).matches() ? text.replace(",", "") : text;
        if (plain.length() > MAX_LENGTH) {
            throw new NumberFormatException("too long for a number");
        }
        BigDecimal number = exact(plain.strip());
        if (Math.abs((long) number.scale()) > MAX_LENGTH) {
            throw new NumberFormatException("exponent out of range");
        }
        return number;
    }

    /** What Java says of a text that is none speaks of its own parser. */
    private static BigDecimal exact(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw text.indexOf(',') < 0
                    ? new NumberFormatException()
                    : new NumberFormatException("a comma only separates thousands");
        }
    }
}
