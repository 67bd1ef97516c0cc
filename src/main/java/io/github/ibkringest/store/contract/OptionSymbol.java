package io.github.ibkringest.store.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Symbols of listed options. Reports place their spaces differently, so that one symbol would be several: here it is
 * spelled as the Options Clearing Corporation does, the root padded to six places.
 */
final class OptionSymbol {

    private static final Pattern OCC = Pattern.compile("(\\S{1,6}) *(\\d{6}[CP]\\d{8})");
    private static final int LENGTH = 21;

    private OptionSymbol() {}

    /** The symbol in its one spelling; any other symbol, and null, as it is. */
    static String spelled(String symbol) {
        if (symbol == null || symbol.length() < 16 || symbol.length() == LENGTH) {
            return symbol;
        }
        Matcher occ = OCC.matcher(symbol);
        return occ.matches() ? String.format("%-6s%s", occ.group(1), occ.group(2)) : symbol;
    }
}
