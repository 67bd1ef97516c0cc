package io.github.ibkringest.broker.ibkr.gateway.wire;

/** The connection to a gateway ended, or cannot be used any more. The message says how, in words for people. */
public final class LinkLostException extends RuntimeException {

    public LinkLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
