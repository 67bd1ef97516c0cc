package io.github.ibkringest.cli;

import java.io.PrintWriter;
import java.util.List;

/** A heading with sentences below it, each after what it is about, in lines of at most 100 characters. */
final class Paragraph {

    private static final int WIDTH = 100;
    private static final String INDENT = "  ";

    private Paragraph() {}

    static void print(String heading, List<Problem> problems, PrintWriter out) {
        out.println(heading);
        int subject = problems.stream()
                .mapToInt(problem -> problem.subject().length())
                .max()
                .orElse(0);
        String margin = INDENT + " ".repeat(subject == 0 ? 0 : subject + INDENT.length());
        for (Problem problem : problems) {
            String label = INDENT + problem.subject();
            String first = label + " ".repeat(margin.length() - label.length());
            print(first, margin, problem.text(), out);
        }
    }

    /** Breaks a text at its blanks. */
    static void print(String first, String margin, String text, PrintWriter out) {
        StringBuilder line = new StringBuilder(first);
        boolean fresh = true;
        for (String word : text.split("\\s+")) {
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
