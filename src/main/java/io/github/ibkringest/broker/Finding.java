package io.github.ibkringest.broker;

/**
 * What an examination found.
 *
 * @param severity how bad it is
 * @param subject what was looked at, in a few words
 * @param what what was seen, one sentence
 * @param cure what to do, or null when nothing needs to be done
 */
public record Finding(Severity severity, String subject, String what, String cure) {

    /** How bad it is. */
    public enum Severity {
        OK,
        /** Works, but could be better, or could not be looked at. */
        ADVICE,
        /** Something does not work, or the history would be wrong or incomplete. */
        PROBLEM
    }

    public static Finding ok(String subject, String what) {
        return new Finding(Severity.OK, subject, what, null);
    }

    public static Finding advice(String subject, String what, String cure) {
        return new Finding(Severity.ADVICE, subject, what, cure);
    }

    public static Finding problem(String subject, String what, String cure) {
        return new Finding(Severity.PROBLEM, subject, what, cure);
    }
}
