package io.github.ibkringest.eventlog.relay;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** The events of one consumer. Thread-safe. */
final class EventsEndpoint extends DefaultEndpoint {

    private final Relays relays;
    private final String consumer;

    EventsEndpoint(String uri, EventsComponent component, Relays relays, String consumer) {
        super(uri, component);
        this.relays = relays;
        this.consumer = consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("event-log: is where routes begin, nothing can be sent there");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        EventsConsumer route = new EventsConsumer(this, processor, relays, consumer);
        configureConsumer(route);
        return route;
    }
}
