package io.github.ibkringest.monitor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers GET for a few paths, and nothing else. Thread-safe. */
final class MonitoringServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MonitoringServer.class);

    private final Map<String, Supplier<Page>> pages;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, work -> {
        Thread answering = new Thread(work, "monitoring");
        answering.setDaemon(true);
        return answering;
    });

    /** What a path answers. */
    record Page(int status, String type, String text) {}

    private MonitoringServer(HttpServer server, Map<String, Supplier<Page>> pages) {
        this.server = server;
        this.pages = pages;
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /**
     * Starts to listen.
     *
     * @throws MonitoringException when the address is taken or not of this machine
     */
    static MonitoringServer start(MonitoringSettings settings, Map<String, Supplier<Page>> pages) {
        try {
            return new MonitoringServer(listen(settings, wanted(settings)), pages);
        } catch (IOException e) {
            throw refused(settings, e);
        }
    }

    /**
     * Looks whether it could listen where the user has said, and listens no longer than that.
     *
     * @throws MonitoringException when the address is taken or not of this machine
     */
    static void check(MonitoringSettings settings) {
        if (settings.port() != null) {
            try (ServerSocket probe = new ServerSocket()) {
                probe.setReuseAddress(true);
                probe.bind(new InetSocketAddress(settings.bind(), settings.port()));
            } catch (IOException e) {
                throw refused(settings, e);
            }
        }
    }

    private static int wanted(MonitoringSettings settings) {
        return settings.port() == null ? MonitoringSettings.STANDARD_PORT : settings.port();
    }

    private static MonitoringException refused(MonitoringSettings settings, IOException why) {
        return new MonitoringException(
                "health and metrics cannot be served at " + settings.bind() + ":" + wanted(settings) + " ("
                        + why.getMessage() + "); change monitor.bind or monitor.port, or set monitor.port=off",
                why);
    }

    /** A second service on one machine must not fail because of a default port. */
    private static HttpServer listen(MonitoringSettings settings, int port) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(settings.bind(), port), 0);
        } catch (BindException e) {
            if (settings.port() != null) {
                throw e;
            }
            LOG.warn("port {} is in use; health and metrics use another one (set monitor.port to choose it)", port);
            return HttpServer.create(new InetSocketAddress(settings.bind(), 0), 0);
        }
    }

    /** Where it listens. */
    URI address() {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Page page =
                    page(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
            byte[] body = page.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", page.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(page.status(), head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        } catch (RuntimeException e) {
            LOG.warn("a request for health or metrics failed: {}", e.toString());
        }
    }

    private Page page(String method, String path) {
        Supplier<Page> known = pages.get(path);
        if (known == null) {
            return plain(404, "There are " + String.join(", ", pages.keySet()) + ".");
        }
        return method.equals("GET") || method.equals("HEAD") ? known.get() : plain(405, "GET only.");
    }

    private static Page plain(int status, String text) {
        return new Page(status, "text/plain; charset=utf-8", text + "\n");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
