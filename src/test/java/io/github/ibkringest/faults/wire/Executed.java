package io.github.ibkringest.faults.wire;

import java.util.List;

/**
 * A statement that a program sends for execution. Immutable.
 *
 * @param text its SQL, with single blanks; {@link #ROWS_END} and the SQL of the COPY where all rows were sent;
 *     {@link #DISCONNECT} where the connection is closed
 * @param before the statements of its transaction before it, on the same connection
 */
record Executed(String text, List<String> before) {

    /** What the end of the rows of a COPY begins with. */
    static final String ROWS_END = "(end of rows) ";

    /** The orderly end of a connection. */
    static final String DISCONNECT = "(disconnect)";

    Executed {
        before = List.copyOf(before);
    }
}
