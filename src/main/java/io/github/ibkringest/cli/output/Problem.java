package io.github.ibkringest.cli.output;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that somebody may have to look at.
 *
 * @param subject code of the account, or what else it is about
 * @param grade how bad it is
 * @param brief a few words, for a line of a table
 * @param text a sentence
 * @param command what shows more of it, or mends it, or null
 */
public record Problem(String subject, Grade grade, String brief, String text, String command) {

    /** How bad it is, the worst first. */
    public enum Grade {
        /** The last run of something failed. */
        FAILED,
        /** The last run of something was killed. */
        INTERRUPTED,
        /** Days are not proven. */
        MISSING,
        /** A position may be wrong, or work will stop soon. */
        DOUBTFUL,
        /** Good to know; there may be nothing to do. */
        NOTE
    }

    /** Whether somebody has to look at it. */
    public boolean needsSomebody() {
        return grade != Grade.NOTE;
    }

    /** The worst first. */
    public static List<Problem> worstFirst(Stream<Problem> problems) {
        return problems.sorted(Comparator.comparing(Problem::grade)).toList();
    }
}
