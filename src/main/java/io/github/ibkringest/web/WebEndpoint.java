package io.github.ibkringest.web;

import java.util.List;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A path of the HTTP server, and others that are answered alike. Thread-safe. */
final class WebEndpoint extends DefaultEndpoint {

    private final WebComponent component;
    private final List<String> paths;
    private final boolean open;

    /** @param open whether no token is asked for */
    WebEndpoint(String uri, WebComponent component, List<String> paths, boolean open) {
        super(uri, component);
        this.component = component;
        this.paths = List.copyOf(paths);
        this.open = open;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("web: is where routes begin, nothing can be sent there");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        WebConsumer consumer = new WebConsumer(this, processor, component, paths, open);
        configureConsumer(consumer);
        return consumer;
    }
}
