package io.github.ibkringest.broker.error;

/**
 * The broker refuses what is configured: an expired token, a query that it does not know. Somebody has to change
 * something; unlike with {@link BrokerConfigurationException}, this shows only when the broker is asked, and other
 * sessions of the same sync go on.
 */
public final class BrokerRefusedException extends BrokerException {

    public BrokerRefusedException(String message) {
        super(message, null);
    }
}
