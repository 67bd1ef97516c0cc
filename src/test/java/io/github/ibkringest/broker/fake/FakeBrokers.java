package io.github.ibkringest.broker.fake;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Brokers;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The fake brokers of a test: the registry that finds the broker of an account, and a source whose sessions are the
 * brokers in the order in which they came. Not thread-safe.
 */
public final class FakeBrokers implements Brokers, Source {

    private final List<FakeBroker> brokers = new ArrayList<>();

    public static FakeBrokers of(FakeBroker... brokers) {
        FakeBrokers registry = new FakeBrokers();
        registry.brokers.addAll(List.of(brokers));
        return registry;
    }

    public FakeBrokers add(FakeBroker broker) {
        brokers.add(broker);
        return this;
    }

    @Override
    public BrokerApi brokerOf(String account) {
        return brokers.stream()
                .filter(broker -> broker.accounts().contains(account))
                .findFirst()
                .orElseThrow(() -> new BrokerConfigurationException("no fake broker serves account " + account));
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Iterator<? extends BrokerApi> sessions(Request request) {
        return brokers.iterator();
    }
}
