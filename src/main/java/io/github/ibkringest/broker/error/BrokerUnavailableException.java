package io.github.ibkringest.broker.error;

/** The broker cannot answer now, but may later: trying again is worth it. */
public final class BrokerUnavailableException extends BrokerException {

    public BrokerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
