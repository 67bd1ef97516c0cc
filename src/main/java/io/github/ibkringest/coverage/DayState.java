package io.github.ibkringest.coverage;

/** What is known about one day of one dataset of an account. */
public enum DayState {
    /** Before the history begins that is kept. */
    BEFORE(' ', "before the history"),
    /** A trading day that is proven complete. */
    COVERED('#', "complete"),
    /** No trading, so nothing to prove. */
    NO_TRADING('.', "no trading"),
    /** A trading day that should be complete by now and is not. */
    GAP('!', "missing"),
    /** Its final figures are not there yet: today, and the day before until the morning. */
    NOT_DUE('-', "not due"),
    /** Statements of that day come without the section of this dataset: nobody can say whether there was something. */
    NOT_CONFIGURED('?', "not configured");

    private final char mark;
    private final String meaning;

    DayState(char mark, String meaning) {
        this.mark = mark;
        this.meaning = meaning;
    }

    /** One character to draw it with. */
    public char mark() {
        return mark;
    }

    /** What it means, in words. */
    public String meaning() {
        return meaning;
    }
}
