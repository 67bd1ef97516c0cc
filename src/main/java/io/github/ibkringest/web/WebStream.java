package io.github.ibkringest.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** An answer without an end: a body that a route of the component {@code web} may end with. */
public interface WebStream {

    /** The type of what is written. */
    String type();

    /** Further headers. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /**
     * Writes until the client is gone, which an exception of the stream tells, or the thread is interrupted. What is to
     * arrive is flushed. Something must be written now and then: only so a client that is gone is noticed.
     */
    void writeTo(OutputStream out) throws IOException, InterruptedException;
}
