package io.github.ibkringest.web;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** The route of a path, or of some, of the HTTP server, while it is started. Thread-safe. */
final class WebConsumer extends DefaultConsumer {

    private final WebComponent component;
    private final List<String> paths;
    private final boolean open;

    WebConsumer(WebEndpoint endpoint, Processor processor, WebComponent component, List<String> paths, boolean open) {
        super(endpoint, processor);
        this.component = component;
        this.paths = List.copyOf(paths);
        this.open = open;
    }

    boolean isOpen() {
        return open;
    }

    /**
     * Runs the route to its end.
     *
     * @return a {@link WebAnswer} or a {@link WebStream}
     * @throws Exception what the route failed with
     */
    Object answer(WebRequest request) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(request);
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            return answer(exchange.getMessage());
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private static Object answer(Message message) {
        Object body = message.getBody();
        return body instanceof WebAnswer || body instanceof WebStream
                ? body
                : WebAnswer.of(
                        message.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class),
                        message.getHeader(Exchange.CONTENT_TYPE, "text/plain; charset=utf-8", String.class),
                        message.getBody(String.class) == null ? "" : message.getBody(String.class));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        paths.forEach(path -> component.add(path, this));
    }

    @Override
    protected void doStop() throws Exception {
        paths.forEach(path -> component.remove(path, this));
        super.doStop();
    }
}
