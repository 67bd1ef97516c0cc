package io.github.ibkringest.eventlog.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receiver of webhooks that verifies signatures as Standard Webhooks says, and answers as it is told. */
public final class WebhookReceiver implements AutoCloseable {

    public static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> forged = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate;
    private final IntUnaryOperator answers;
    private int requests;

    /**
     * @param port 0 for any
     * @param answers the status of the nth request, from 1
     * @param gate what every request waits for
     */
    WebhookReceiver(int port, IntUnaryOperator answers, CountDownLatch gate) throws IOException {
        this.answers = answers;
        this.gate = gate;
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    public static WebhookReceiver answering(IntUnaryOperator answers) throws IOException {
        return new WebhookReceiver(0, answers, new CountDownLatch(0));
    }

    int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    /** Ids of what was taken, with repetitions. */
    public List<String> taken() {
        return taken;
    }

    public List<String> forged() {
        return forged;
    }

    synchronized int requests() {
        return requests;
    }

    private synchronized int next() {
        return ++requests;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            String time = exchange.getRequestHeaders().getFirst("webhook-timestamp");
            String signatures = exchange.getRequestHeaders().getFirst("webhook-signature");
            if (!List.of(signatures.split(" ")).contains(signature(id + "." + time + "." + body))) {
                forged.add(id);
            }
            int status = answers.applyAsInt(next());
            gate.await();
            if (status < 300) {
                taken.add(id.substring(id.indexOf('/') + 1));
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String signature(String signed) {
        try {
            byte[] key = Base64.getDecoder().decode(SECRET.substring("whsec_".length()));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
