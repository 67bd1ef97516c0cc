package io.github.ibkringest.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers GET with what routes of the component {@code web} say, and nothing else. Thread-safe. */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    /** For requests that end; streams have threads of their own. */
    private static final int THREADS = 4;

    private final WebComponent routes;
    private final WebGuard guard;
    private final WebStreams streams = new WebStreams();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
        Thread answering = new Thread(work, "web");
        answering.setDaemon(true);
        return answering;
    });

    static {
        // The server of the JDK reads these when it is loaded: nobody may take minutes to send a request, and what is
        // written goes out at once.
        standard("sun.net.httpserver.maxReqTime", "20");
        standard("sun.net.httpserver.nodelay", "true");
    }

    private WebServer(HttpServer server, WebSettings settings, WebComponent routes) {
        this.server = server;
        this.routes = routes;
        this.guard = new WebGuard(settings);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private static void standard(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /**
     * Starts to listen.
     *
     * @throws WebException when the address is taken or not of this machine
     */
    public static WebServer start(WebSettings settings, WebComponent routes) {
        try {
            return new WebServer(listen(settings, wanted(settings)), settings, routes);
        } catch (IOException e) {
            throw refused(settings, e);
        }
    }

    /**
     * Looks whether it could listen where the user has said, before anything is begun that would have to be ended again.
     *
     * @throws WebException when the address is taken or not of this machine
     */
    public static void check(WebSettings settings) {
        if (settings.enabled() && settings.port() != null) {
            try (ServerSocket probe = new ServerSocket()) {
                probe.setReuseAddress(true);
                probe.bind(new InetSocketAddress(settings.bind(), settings.port()));
            } catch (IOException e) {
                throw refused(settings, e);
            }
        }
    }

    private static int wanted(WebSettings settings) {
        return settings.port() == null ? WebSettings.STANDARD_PORT : settings.port();
    }

    private static WebException refused(WebSettings settings, IOException why) {
        return new WebException(
                "the page, health, metrics and events cannot be served at " + settings.bind() + ":" + wanted(settings)
                        + " (" + why.getMessage() + "); change monitor.bind or monitor.port, or set monitor.port=off",
                why);
    }

    /** A second service on one machine must not fail because of a default port. */
    private static HttpServer listen(WebSettings settings, int port) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(settings.bind(), port), 0);
        } catch (BindException e) {
            if (settings.port() != null) {
                throw e;
            }
            LOG.warn("port {} is in use; the HTTP server uses another one (set monitor.port to choose it)", port);
            return HttpServer.create(new InetSocketAddress(settings.bind(), 0), 0);
        }
    }

    /** Where it listens. */
    public URI address() {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        Object answer = shown(exchange, answerTo(exchange));
        WebGuard.HEADERS.forEach(exchange.getResponseHeaders()::set);
        if (answer instanceof WebStream stream && exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Content-Type", stream.type());
            stream.headers().forEach(exchange.getResponseHeaders()::set);
            if (streams.begin(exchange, stream)) {
                return;
            }
            answer = WebAnswer.problem(503, "as many streams as possible are open (" + WebStreams.MOST + "); try again")
                    .with("Retry-After", "10");
        }
        send(exchange, answer instanceof WebAnswer whole ? whole : WebAnswer.of(200, "text/plain", ""));
    }

    private static void send(HttpExchange exchange, WebAnswer answer) throws IOException {
        try (exchange) {
            byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), head || body.length == 0 ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Object answerTo(HttpExchange exchange) {
        Optional<WebConsumer> route = routes.route(exchange.getRequestURI().getPath());
        Optional<WebAnswer> objection = guard.objection(
                exchange.getRequestHeaders(), route.map(WebConsumer::isOpen).orElse(true));
        if (objection.isPresent()) {
            return objection.get();
        }
        if (route.isEmpty()) {
            return WebAnswer.problem(404, "there are " + routes.paths());
        }
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return WebAnswer.problem(405, "only GET is answered").with("Allow", "GET, HEAD");
        }
        try {
            return route.get().answer(request(exchange));
        } catch (IllegalArgumentException e) {
            return WebAnswer.problem(400, e.getMessage());
        } catch (Exception e) {
            LOG.warn("GET {} failed: {}", route.get().getEndpoint().getEndpointUri(), e.toString());
            LOG.debug("GET", e);
            return WebAnswer.problem(500, "this failed; the log of the service says why");
        }
    }

    private Object shown(HttpExchange exchange, Object answer) {
        try {
            return answer instanceof WebAnswer problem && problem.isProblem()
                    ? routes.shown(request(exchange), problem)
                    : answer;
        } catch (IllegalArgumentException e) {
            // the address itself cannot be read
            return answer;
        }
    }

    private static WebRequest request(HttpExchange exchange) {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        headers.remove("authorization");
        headers.remove("cookie");
        return new WebRequest(
                exchange.getRequestURI().getPath(),
                WebRequest.parametersOf(exchange.getRequestURI().getRawQuery()),
                headers);
    }

    @Override
    public void close() {
        streams.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
