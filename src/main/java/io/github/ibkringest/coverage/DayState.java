package io.github.ibkringest.coverage;

/** What is known about one day of one dataset of an account. */
public enum DayState {
    /** Before the history begins that is kept. */
    BEFORE(' '),
    /** A trading day that is proven complete. */
    COVERED('#'),
    /** No trading, so nothing to prove. */
    NO_TRADING('.'),
    /** A trading day that should be complete by now and is not. */
    GAP('!'),
    /** Its final figures are not there yet: today, and the day before until the morning. */
    NOT_DUE('-'),
    /** Statements of that day come without the section of this dataset: nobody can say whether there was something. */
    NOT_CONFIGURED('?');

    private final char mark;

    DayState(char mark) {
        this.mark = mark;
    }

    /** One character to draw it with. */
    public char mark() {
        return mark;
    }
}
