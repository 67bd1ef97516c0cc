package io.github.ibkringest.flex.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Stands in for the Flex Web Service: answers what it is told to, records every request, and knows who asks too fast
 * (more than one request a second or ten a minute). The conventions it holds callers to - User-Agent, version, token -
 * are those of the service, as far as they are documented.
 */
public final class FlexStubServer implements AutoCloseable {

    public static final String PATH = "/AccountManagement/FlexWebService/";
    public static final String TOKEN = "987654321098765432109876";

    private final Map<String, Function<FlexRequest, String>> documents = new ConcurrentHashMap<>();
    private final Map<String, FlexRequest> references = new ConcurrentHashMap<>();
    private final Map<String, Deque<FlexReply>> replies = new ConcurrentHashMap<>();
    private final FlexPaceJudge pace = new FlexPaceJudge();
    private final AtomicInteger accepted = new AtomicInteger(1_234_567_000);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Supplier<Instant> clock;
    private final HttpServer server;
    private volatile boolean punishing;
    private volatile String token = TOKEN;

    private FlexStubServer(int port, Supplier<Instant> clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** A stub on a port of its choice, which accepts every request and delivers at once. */
    public static FlexStubServer start(Supplier<Instant> clock) {
        return start(0, clock);
    }

    public static FlexStubServer start(int port, Supplier<Instant> clock) {
        try {
            return new FlexStubServer(port, clock)
                    .onRequest(FlexReply.accepted())
                    .onStatement(FlexReply.statement());
        } catch (IOException e) {
            throw new IllegalStateException("The stub cannot listen on port " + port, e);
        }
    }

    /** Answers to SendRequest, one after the other; the last one repeats. */
    public FlexStubServer onRequest(FlexReply... answers) {
        replies.put("SendRequest", new ArrayDeque<>(Arrays.asList(answers)));
        return this;
    }

    /** Answers to GetStatement, one after the other; the last one repeats. */
    public FlexStubServer onStatement(FlexReply... answers) {
        replies.put("GetStatement", new ArrayDeque<>(Arrays.asList(answers)));
        return this;
    }

    /** Answers of any other operation. */
    public FlexStubServer on(String operation, FlexReply... answers) {
        replies.put(operation, new ArrayDeque<>(Arrays.asList(answers)));
        return this;
    }

    /** What a query delivers. */
    public FlexStubServer deliver(String queryId, String document) {
        return deliver(queryId, request -> document);
    }

    /** What a query delivers on a request: the days asked for are parameters of it. */
    public FlexStubServer deliver(String queryId, Function<FlexRequest, String> document) {
        documents.put(queryId, document);
        return this;
    }

    /** Knows another token than {@link #TOKEN}. */
    public FlexStubServer knowing(String otherToken) {
        token = otherToken;
        return this;
    }

    /** Answers 1018 to who asks too fast. */
    public FlexStubServer paced() {
        punishing = true;
        return this;
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    /** All requests, in order of arrival. */
    public List<FlexRequest> requests() {
        return pace.requests();
    }

    public List<FlexRequest> requests(String operation) {
        return requests().stream().filter(r -> r.operation().equals(operation)).toList();
    }

    /** The requests that came too fast. */
    public List<FlexRequest> tooFast() {
        return pace.tooFast();
    }

    CountDownLatch closed() {
        return closed;
    }

    /** A new reference code for the query of a request. */
    String accept(FlexRequest request) {
        String reference = String.valueOf(accepted.incrementAndGet());
        references.put(reference, request);
        return reference;
    }

    /** The document of the query that a reference is of. */
    String statementOf(FlexRequest request) {
        FlexRequest asked = references.get(request.parameters().get("q"));
        return documents.get(asked.parameters().get("q")).apply(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            FlexRequest request = FlexRequest.of(exchange);
            boolean fast = pace.note(request, clock);
            reply(request, fast).send(this, request, exchange);
        }
    }

    private FlexReply reply(FlexRequest request, boolean tooFast) {
        Map<String, String> parameters = request.parameters();
        if (request.userAgent() == null || request.userAgent().isBlank()) {
            return FlexReply.body(403, "text/html", "<html><body>Forbidden</body></html>");
        }
        if (!"3".equals(parameters.get("v"))) {
            return FlexReply.xml("<FlexStatementResponse><Status>Success</Status></FlexStatementResponse>");
        }
        if (!token.equals(parameters.get("t"))) {
            return FlexReply.error(1015, "Token is invalid.");
        }
        return punishing && tooFast ? FlexReply.tooManyRequests() : scripted(request);
    }

    private synchronized FlexReply scripted(FlexRequest request) {
        Deque<FlexReply> script = replies.get(request.operation());
        if (script == null) {
            return FlexReply.body(404, "text/html", "<html><body>Not found</body></html>");
        }
        if (request.operation().equals("SendRequest")
                && !documents.containsKey(request.parameters().get("q"))) {
            return FlexReply.error(1014, "Query is invalid.");
        }
        if (request.operation().equals("GetStatement")
                && !references.containsKey(request.parameters().get("q"))) {
            return FlexReply.error(1017, "Reference code is invalid.");
        }
        return script.size() > 1 ? script.poll() : script.peek();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
