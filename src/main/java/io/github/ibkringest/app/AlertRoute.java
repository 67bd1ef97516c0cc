package io.github.ibkringest.app;

import io.github.ibkringest.alert.AlertEvent;
import io.github.ibkringest.alert.AlertSender;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** Sends alerts through the route that begins at {@code direct:alert}. Thread-safe. */
final class AlertRoute implements AlertSender {

    private volatile Supplier<CamelContext> context = () -> null;

    /** From now on alerts go through the routes of a context, which is there as soon as there is anything to send. */
    void over(Supplier<CamelContext> starting) {
        context = starting;
    }

    @Override
    public boolean send(AlertEvent event) {
        Exchange sent = context.get().createProducerTemplate().send("direct:alert", exchange -> {
            exchange.getMessage().setBody(event.toJson());
            exchange.getMessage().setHeader("event", event.event());
            exchange.getMessage().setHeader("resolves", event.resolves());
            exchange.getMessage().setHeader("account", event.account());
            exchange.getMessage().setHeader("message", event.message());
            exchange.getMessage().setHeader(AlertArrival.TITLE, event.title());
        });
        if (sent.getException() != null) {
            AlertArrival.tell(sent);
        }
        return sent.getException() == null;
    }
}
