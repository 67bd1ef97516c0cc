package io.github.ibkringest.broker.error;

/** Something between this program and a broker went wrong. The message is one sentence for the user. */
public abstract class BrokerException extends RuntimeException {

    protected BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
