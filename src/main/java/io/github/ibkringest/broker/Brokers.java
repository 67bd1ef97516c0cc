package io.github.ibkringest.broker;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import java.util.Optional;

/** Resolves the broker that serves an account. Thread-safe. */
@FunctionalInterface
public interface Brokers {

    /**
     * A session for the account, not yet connected.
     *
     * @throws BrokerConfigurationException when no configured broker serves it
     */
    BrokerApi brokerOf(String account);

    /**
     * What reads stored records of a feed again, whatever source is asked at the moment; empty when nothing does.
     *
     * @param feed the kind of report that the records are from, as their provenance names it
     */
    default Optional<RecordReader> reader(String feed) {
        return Optional.empty();
    }
}
