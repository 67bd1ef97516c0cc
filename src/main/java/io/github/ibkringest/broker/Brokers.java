package io.github.ibkringest.broker;

import io.github.ibkringest.broker.error.BrokerConfigurationException;

/** Resolves the broker that serves an account. Thread-safe. */
@FunctionalInterface
public interface Brokers {

    /**
     * A session for the account, not yet connected.
     *
     * @throws BrokerConfigurationException when no configured broker serves it
     */
    BrokerApi brokerOf(String account);
}
