package io.github.ibkringest.rebuild.replay;

import io.github.ibkringest.broker.Brokers;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.record.Readings;
import java.util.Iterator;
import java.util.List;

/** One payload that was kept, under the name of the source that it came from. Thread-safe. */
public final class KeptSource implements Source {

    private final KeptDelivery delivery;
    private final Brokers brokers;
    private final Readings readings;

    /**
     * @param brokers what reads payloads of each feed
     * @param readings how payloads were read
     */
    public KeptSource(KeptDelivery delivery, Brokers brokers, Readings readings) {
        this.delivery = delivery;
        this.brokers = brokers;
        this.readings = readings;
    }

    @Override
    public String name() {
        return delivery.payload().source();
    }

    @Override
    public Iterator<KeptSession> sessions(Request request) {
        String feed = delivery.payload().feed();
        return List.of(new KeptSession(
                        delivery,
                        () -> brokers.reader(feed)
                                .orElseThrow(() ->
                                        new BrokerConfigurationException("no source reads payloads of the feed " + feed
                                                + " again; put the source that delivered them on the class path"))
                                .knowing(readings)
                                .orders()
                                .session(
                                        delivery.payload().name(),
                                        delivery.payload(),
                                        delivery.payload().reading())))
                .iterator();
    }
}
