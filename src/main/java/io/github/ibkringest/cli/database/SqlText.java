package io.github.ibkringest.cli.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.core.Parser;

/** SQL as PostgreSQL divides it into words: without comments, texts and numbers. Immutable. */
final class SqlText {

    /** Stands for a name that is written by the numbers of its letters. */
    static final String ESCAPED = "U&";

    private static final String PARENTHESIS = "(";

    private final List<String> words;

    private SqlText(List<String> words) {
        this.words = words;
    }

    /** Divides a statement, of a session with standard strings; names and keywords in small letters, unless quoted. */
    static SqlText of(String sql) {
        List<String> words = new ArrayList<>();
        char[] text = sql.toCharArray();
        int at = 0;
        while (at < text.length) {
            int comment = endOfComment(text, at);
            at = comment > at ? comment + 1 : word(text, at, words);
        }
        return new SqlText(words);
    }

    /** The last place of the comment that begins at a place; that place when none does. */
    static int endOfComment(char[] text, int at) {
        return switch (text[at]) {
            case '-' -> Parser.parseLineComment(text, at);
            case '/' -> Parser.parseBlockComment(text, at);
            default -> at;
        };
    }

    /** Adds what begins at a place, and returns the place behind it. */
    private static int word(char[] text, int at, List<String> words) {
        char c = text[at];
        if (c == '\'') {
            return Parser.parseSingleQuotes(text, at, true) + 1;
        }
        if (c == '$' && Parser.parseDollarQuotes(text, at) > at) {
            return Parser.parseDollarQuotes(text, at) + 1;
        }
        if (c == '"') {
            int end = Math.min(Parser.parseDoubleQuotes(text, at), text.length - 1);
            boolean escaped = at > 1 && text[at - 1] == '&' && Character.toLowerCase(text[at - 2]) == 'u';
            words.add(escaped ? ESCAPED : new String(text, at + 1, Math.max(0, end - at - 1)).replace("\"\"", "\""));
            return end + 1;
        }
        if (Character.isLetter(c) || c == '_' || c > 0x7F) {
            int end = at;
            while (end < text.length && isOfName(text[end])) {
                end++;
            }
            words.add(new String(text, at, end - at).toLowerCase(Locale.ROOT));
            return end;
        }
        if (c == '(') {
            words.add(PARENTHESIS);
        }
        return at + 1;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c > 0x7F;
    }

    /** The word that it begins with, which says what it does; empty when there is none. */
    String command() {
        return words.stream()
                .filter(word -> !word.equals(PARENTHESIS))
                .findFirst()
                .orElse("");
    }

    /** Whatever may be a function that it calls: each name before a parenthesis, without its schema. */
    Set<String> calls() {
        Set<String> calls = new TreeSet<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i + 1).equals(PARENTHESIS) && !words.get(i).equals(PARENTHESIS)) {
                calls.add(words.get(i));
            }
        }
        if (words.contains(ESCAPED)) {
            calls.add(ESCAPED);
        }
        return calls;
    }
}
