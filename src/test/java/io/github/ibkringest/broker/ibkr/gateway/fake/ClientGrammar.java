package io.github.ibkringest.broker.ibkr.gateway.fake;

import java.util.List;
import java.util.regex.Pattern;

/**
 * All that a client which only reads may say, letter by letter. Written from the protocol and not from the program, so that
 * it judges the program.
 */
final class ClientGrammar {

    static final String HELLO = "v178..200";

    private static final String POSITIVE = "[1-9]\\d{0,9}";
    private static final List<Pattern> REQUESTS = List.of(
            Pattern.compile("71\\|2\\|[1-9]\\d{0,5}\\|\\|"),
            Pattern.compile("16\\|1\\|"),
            Pattern.compile("99\\|0\\|"),
            Pattern.compile("7\\|3\\|" + POSITIVE + "\\|0\\|\\|\\|\\|\\|\\|\\|(2147483647\\|0\\|)?"),
            Pattern.compile(
                    "9\\|8\\|" + POSITIVE + "\\|[1-9]\\d{0,18}\\|\\|\\|\\|0\\|\\|\\|\\|\\|\\|\\|\\|1\\|\\|\\|\\|"),
            Pattern.compile("49\\|1\\|"),
            Pattern.compile("17\\|1\\|"));

    private ClientGrammar() {}

    /** Whether a request is one of those. */
    static boolean allows(List<String> fields) {
        String text = String.join("|", fields) + "|";
        return REQUESTS.stream().anyMatch(pattern -> pattern.matcher(text).matches());
    }
}
