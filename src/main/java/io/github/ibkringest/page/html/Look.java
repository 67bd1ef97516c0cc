package io.github.ibkringest.page.html;

/** How a value is shown to people. */
public enum Look {
    /** As it is. */
    TEXT,
    /** A key of the broker, or what else is compared letter by letter. */
    CODE,
    /** Text as it was delivered, with its line ends, and much more of it. */
    RAW,
    /** A word in capitals, such as PARTIALLY_FILLED, shown as people write it. */
    WORD,
    /** Yes or no. */
    FLAG,
    DAY,
    /** A moment, in UTC. */
    MOMENT,
    /** A number of things or units. */
    COUNT,
    /** Digits as they are, two after the point at least. */
    PRICE,
    /** Two digits after the point; all of them for programs. */
    MONEY,
    /** Money with its sign: what was won or lost. */
    RESULT,
    /** A number of bytes. */
    BYTES;

    /** Whether it stands at the right of its column. */
    public boolean isNumber() {
        return this == COUNT || this == PRICE || this == MONEY || this == RESULT || this == BYTES;
    }
}
