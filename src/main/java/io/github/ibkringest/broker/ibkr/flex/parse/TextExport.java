package io.github.ibkringest.broker.ibkr.flex.parse;

import java.util.regex.Pattern;

/**
 * Tells the text formats that a Flex query can make instead of XML by how they begin: a mark ({@code BOF},
 * {@code HEADER}) or the name of the first column, or a line of column names, quoted or not, with commas, semicolons,
 * bars or tabs between them.
 */
public final class TextExport {

    /** What it is. */
    public static final String WHAT = "a CSV or text file, and only XML can be read";

    /** What to do. */
    public static final String CURE = "choose the format XML in the Flex query";

    private static final Pattern MARK =
            Pattern.compile("\"?(ClientAccountID|BOF|BOA|BOS|HEADER)\\b", Pattern.CASE_INSENSITIVE);

    /** Between names there are no blanks; in a sentence there are. */
    private static final Pattern NAMES = Pattern.compile("([^<{,;|\t]+[,;|\t](?! )){2}[^<{]*");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\uFFFD&&[^\t]]");

    private TextExport() {}

    /** Whether a document that begins like this is one of them. */
    public static boolean isIn(String beginning) {
        String line = beginning
                .replaceFirst("^\uFEFF", "")
                .stripLeading()
                .lines()
                .findFirst()
                .orElse("");
        boolean named = MARK.matcher(line).lookingAt() || NAMES.matcher(line).matches();
        return named && !CONTROL.matcher(line).find();
    }
}
