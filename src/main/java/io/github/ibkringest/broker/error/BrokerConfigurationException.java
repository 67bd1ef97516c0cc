package io.github.ibkringest.broker.error;

/** The request cannot work as configured: unknown account, missing query, invalid credential. Never worth a retry. */
public final class BrokerConfigurationException extends BrokerException {

    public BrokerConfigurationException(String message) {
        super(message, null);
    }
}
