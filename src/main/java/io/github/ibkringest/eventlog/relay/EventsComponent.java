package io.github.ibkringest.eventlog.relay;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The Camel component {@code event-log}: a route that begins at {@code event-log:NAME} runs when the log goes on after what the
 * consumer of this name has seen, and again until it has seen all. The message is empty; {@link Relays} has the events.
 */
public final class EventsComponent extends DefaultComponent {

    private final Relays relays;

    public EventsComponent(Relays relays) {
        this.relays = relays;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new EventsEndpoint(uri, this, relays, remaining);
    }
}
