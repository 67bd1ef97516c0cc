package io.github.ibkringest.cli.output;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A heading with sentences below it, each after what it is about, in lines of at most 100 characters. */
public final class Paragraph {

    private static final int WIDTH = 100;
    private static final String INDENT = "  ";

    /** A command with its options is one word, so that it can be copied. */
    private static final Pattern WORD = Pattern.compile("ibkr-ingest [a-z-]+(?: --[\\w=-]+)*\\S*|\\S+");

    private Paragraph() {}

    public static void print(String heading, List<Problem> problems, PrintWriter out) {
        out.println(heading);
        int widest = problems.stream()
                .mapToInt(problem -> problem.subject().length())
                .max()
                .orElse(0);
        int column = widest == 0 ? 0 : widest + INDENT.length();
        for (Problem problem : problems) {
            String subject = problem.subject();
            List<String> words = new ArrayList<>(words(problem.text()));
            if (problem.command() != null) {
                words.set(words.size() - 1, words.get(words.size() - 1) + ";");
                words.add("see: " + problem.command());
            }
            String first = INDENT + subject + " ".repeat(column - subject.length());
            print(first, INDENT + " ".repeat(column) + INDENT, words, out);
        }
    }

    /** A text without heading. */
    public static void print(String text, PrintWriter out) {
        print("", "", words(text), out);
    }

    /** A text that is indented, and its further lines a little more. */
    public static void print(String text, String indent, PrintWriter out) {
        print(indent, indent + INDENT, words(text), out);
    }

    /** The same as one text, without a line break at its end. */
    public static String lines(String text) {
        StringWriter lines = new StringWriter();
        print(text, new PrintWriter(lines));
        return lines.toString().stripTrailing();
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Breaks between words; what is one word here stays whole, as a command to be copied does. */
    private static void print(String first, String margin, List<String> words, PrintWriter out) {
        StringBuilder line = new StringBuilder(first);
        boolean fresh = true;
        for (String word : words) {
            if (!fresh && line.length() + 1 + word.length() > WIDTH) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder(margin);
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        out.println(line.toString().stripTrailing());
    }
}
