package io.github.ibkringest.listing;

import java.io.IOException;
import java.util.List;

/** Where rows go, one after the other. Not thread-safe. */
public interface RowSink {

    /** Comes first, once, also where there are no rows. */
    void begin(List<Column> columns) throws IOException;

    /** A row; null for null. */
    void row(List<Cell> cells) throws IOException;

    /** Comes last, once. */
    void end() throws IOException;
}
