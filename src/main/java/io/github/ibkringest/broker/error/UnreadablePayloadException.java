package io.github.ibkringest.broker.error;

/** What was delivered is not what was asked for: an error page, a truncated document, the wrong encoding. */
public final class UnreadablePayloadException extends BrokerException {

    public UnreadablePayloadException(String message) {
        this(message, null);
    }

    public UnreadablePayloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
