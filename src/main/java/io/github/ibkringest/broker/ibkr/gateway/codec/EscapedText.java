package io.github.ibkringest.broker.ibkr.gateway.codec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts in which a gateway writes all but plain letters as {@code \}{@code u00fc}. */
final class EscapedText {

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final int HEXADECIMAL = 16;

    private EscapedText() {}

    /** The text as people read it; null stays null. */
    static String plain(String text) {
        if (text == null || text.indexOf('\\') < 0) {
            return text;
        }
        return ESCAPE.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), HEXADECIMAL))));
    }
}
