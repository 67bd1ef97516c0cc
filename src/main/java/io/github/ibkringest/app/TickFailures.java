package io.github.ibkringest.app;

import io.github.ibkringest.ingest.Causes;
import java.util.function.Consumer;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Hears of ticks of the schedule that end with an exception, which nobody else would report. Thread-safe. */
final class TickFailures extends EventNotifierSupport {

    private final Consumer<String> listener;

    /** @param listener receives a sentence for each */
    TickFailures(Consumer<String> listener) {
        this.listener = listener;
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelEvent.ExchangeFailedEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof CamelEvent.ExchangeFailedEvent failed
                && failed.getExchange().getFromEndpoint() != null
                && failed.getExchange().getFromEndpoint().getEndpointUri().startsWith("quartz:")) {
            listener.accept(Causes.sentence(failed.getExchange().getException()));
        }
    }
}
