package io.github.ibkringest.web;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A path of the HTTP server. Thread-safe. */
final class WebEndpoint extends DefaultEndpoint {

    private final WebComponent component;
    private final String path;
    private final boolean open;

    /** @param open whether no token is asked for */
    WebEndpoint(String uri, WebComponent component, String path, boolean open) {
        super(uri, component);
        this.component = component;
        this.path = path;
        this.open = open;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("web: is where routes begin, nothing can be sent there");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        WebConsumer consumer = new WebConsumer(this, processor, component, path, open);
        configureConsumer(consumer);
        return consumer;
    }
}
