package io.github.ibkringest.broker.ibkr.gateway.wire;

/** What came over the socket is no frame, or no frame that can be read. The message says what was seen. */
public final class BrokenFrameException extends RuntimeException {

    public BrokenFrameException(String message) {
        super(message);
    }

    /** It is thrown for each unreadable frame and its place is always the same: a trace would only cost. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
